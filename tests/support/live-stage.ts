import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { dayOf } from '@ocop/kernel/days'
import { liveClock } from '@ocop/kernel/realm'
import { pageOf } from '@ocop/kernel/page'
import { playAct } from '../../infra/rehearsals/acting.ts'
import { draftDossier } from '../../infra/rehearsals/drafting.ts'
import type { CardWish, ProductStory, StoryAct } from '../../infra/rehearsals/plan.ts'
import { furnishStage, type Stage } from '../../infra/rehearsals/stage.ts'
import type { OpenStack } from './stack.ts'

const Regimes = pageOf(
  z.object({
    id: z.string(),
    lodge: z.object({ from: z.string(), to: z.string().nullable() }),
  }),
)

/** The stage of the wall clock: the same people, acts and sheets as a rehearsal's, under the law of today. */
export const liveStage = async ({ people, person }: OpenStack): Promise<Stage> => {
  const now = new Date().toISOString()
  const { items } = await person('administrator').get(Regimes, '/api/dossiers/regimes')
  const today = dayOf(now)
  const law = items.find(
    ({ lodge }) => lodge.from <= today && (lodge.to === null || today <= lodge.to),
  )
  if (!law) throw new Error(`No regime takes dossiers on ${today}`)
  return {
    ...(await furnishStage(people, law.id)),
    rehearsal: { id: randomUUID(), plan: 'live', seed: 1, clockId: liveClock, now },
    until: async () => undefined,
  }
}

/** A product new to the platform, of a producer of the cast, on the sheet for processed food. */
export const aStory = (name: string, producer = 'htx-ruoi'): ProductStory => ({
  key: randomUUID(),
  name: `${name} ${randomUUID().slice(0, 6)}`,
  producer,
  sheet: 8,
  kind: 'first',
  self: { stars: 3, total: 66 },
  acts: [],
})

const threeStars: CardWish = { stars: 3, total: 62 }
const on = dayOf(new Date().toISOString())

/** The acts of a product's way to three stars, in order. */
export const way = {
  lodge: { act: 'lodge', on },
  communeAccept: { act: 'accept', level: 'commune', on },
  communeReport: { act: 'commune-report', level: 'commune', on },
  cityAccept: { act: 'accept', level: 'city', on },
  advice: { act: 'advisory-report', level: 'city', on },
  opening: { act: 'open-scoring', level: 'city', on },
  scoring: { act: 'scoring', level: 'city', on, card: threeStars, spread: [0, -2, 1, 3, -1] },
  result: { act: 'council-results', level: 'city', on, card: threeStars },
  decision: { act: 'decisions', level: 'city', on, stars: 3 },
} as const satisfies Record<string, StoryAct>

export type WayAct = keyof typeof way
const order = Object.keys(way)

/** The acts from the lodging to this one. */
export const wayTo = (last: WayAct): readonly StoryAct[] =>
  Object.values(way).slice(0, order.indexOf(last) + 1)

export type Played = { readonly story: ProductStory; readonly dossierId: string }

/** A dossier at the point of its story that the last of these acts leads to. */
export const aDossierAfter = async (
  stage: Stage,
  story: ProductStory,
  acts: readonly StoryAct[],
): Promise<Played> => {
  const dossierId = await draftDossier(stage, story)
  for (const act of acts) await play(stage, { story, dossierId }, act)
  return { story, dossierId }
}

/** One more act of a story by whoever does it; its place on the way names its command. */
export const play = async (
  stage: Stage,
  { story, dossierId }: Played,
  act: StoryAct,
): Promise<void> => {
  if (act.act === 'draft') return
  const isSame = (each: StoryAct): boolean => each.act === act.act && levelOf(each) === levelOf(act)
  await playAct({ stage, story, dossierId, index: Object.values(way).findIndex(isSame) }, act)
}

const levelOf = (act: StoryAct): string | null => ('level' in act ? act.level : null)
