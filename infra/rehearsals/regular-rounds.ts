import { at } from '@ocop/kernel/days'
import type { ProductStory, RegularRound, StoryAct } from './plan.ts'
import { letter, roundIdOf, tableOf, venue } from './round-table.ts'
import type { Stage } from './stage.ts'

/** What happens in a regular round beside its dossiers' own stories, each on its day. */
type RoundScene = {
  readonly at: { readonly on: string; readonly time: string }
  readonly title: string
  readonly play: () => Promise<void>
}

type Verdict = Extract<StoryAct, { act: 'decisions' | 'forward' }>
/** The decision that a story has from its round's batch. */
type Signed = { readonly story: ProductStory; readonly verdict: Verdict }

/** The day a round is planned, convened, adjourned and decided. `dossierOf` knows the dossier of a story. */
export const scenesOfRound = (
  stage: Stage,
  round: RegularRound,
  signed: readonly Signed[],
  dossierOf: (story: ProductStory) => string | undefined,
): RoundScene[] => {
  const { key, plannedOn, convenedOn, sittings, decidedOn } = round
  const scene = (on: string, time: string, play: RoundScene['play']): RoundScene => ({
    at: { on, time },
    title: `Đợt ${key}`,
    play,
  })
  return [
    scene(plannedOn, '09:00', () => plan(stage, round)),
    scene(convenedOn, '10:00', () => convene(stage, round)),
    ...sittings.slice(1).map(({ from }, index) => {
      const before = sittings[index]?.until ?? from
      return scene(before, '16:30', () => adjourn(stage, round, { on: before, to: from }))
    }),
    scene(decidedOn, '09:00', () => decide(stage, round, batchOf(signed, dossierOf))),
  ]
}

/** What the stories have from the batch of their regular round, instead of a decision each by itself. */
export const signedIn = (
  { key, desk }: RegularRound,
  products: readonly ProductStory[],
): readonly Signed[] =>
  products.flatMap((story) =>
    story.acts.flatMap((act) =>
      isInBatch(act) && act.round === key && act.level === desk ? [{ story, verdict: act }] : [],
    ),
  )

export const isInBatch = (act: StoryAct): act is Verdict =>
  (act.act === 'decisions' || act.act === 'forward') && act.round !== undefined

const plan = async (stage: Stage, { key, desk, year, number }: RegularRound): Promise<void> => {
  const commandId = roundIdOf(stage, desk, key)
  const { clockId } = stage.rehearsal
  await tableOf(stage, desk).plan({ commandId, kind: 'regular', year, number, clockId })
}

const convene = async (stage: Stage, { key, desk, sittings }: RegularRound): Promise<void> => {
  const round = { id: roundIdOf(stage, desk, key) }
  const meetsAt = at(sittings[0]?.from ?? '', '08:00')
  const table = tableOf(stage, desk)
  const body = { letter: { ...letter, venue }, mode: 'meeting', meetsAt }
  await table.act(round, 'convene', { from: ['listed'], body })
  await table.act(round, 'send-pack', { from: ['convened'] })
}

const adjourn = (
  stage: Stage,
  { key, desk }: RegularRound,
  { on, to }: { readonly on: string; readonly to: string },
): Promise<void> =>
  tableOf(stage, desk).act({ id: roundIdOf(stage, desk, key) }, 'adjourn', {
    from: ['meeting'],
    body: { meetsAt: at(to, '08:00'), reason: 'Hội đồng họp tiếp các hồ sơ còn lại của đợt.' },
    about: on,
  })

type Batch = readonly (Pick<Signed, 'verdict'> & { readonly dossier: string })[]

const batchOf = (
  signed: readonly Signed[],
  dossierOf: (story: ProductStory) => string | undefined,
): Batch =>
  signed.map(({ story, verdict }) => {
    const dossier = dossierOf(story)
    if (dossier === undefined) throw new Error(`${story.name} was not lodged before its round`)
    return { verdict, dossier }
  })

const decide = (
  stage: Stage,
  { key, desk, decidedOn }: RegularRound,
  batch: Batch,
): Promise<void> => {
  const day = decidedOn.slice(5).replace('-', '')
  const numbered = batch.map(({ verdict, dossier }, index) => ({
    ...{ verdict, dossier, decisionNumber: `DT-${day}-${index + 1}/QĐ-UBND` },
  }))
  return tableOf(stage, desk).act({ id: roundIdOf(stage, desk, key) }, 'decisions', {
    from: ['concluded'],
    body: {
      decidedOn,
      items: numbered.flatMap(({ verdict, ...item }) =>
        verdict.act === 'decisions' ? [{ ...item, stars: verdict.stars }] : [],
      ),
      forwarded: numbered.flatMap(({ verdict, ...item }) =>
        verdict.act === 'forward' ? [item] : [],
      ),
    },
  })
}
