import type { z } from 'zod'
import { logOf } from '@ocop/kernel/page'
import { NoticeItem } from '@ocop/supervision/contract/board'
import { RehearsalOutcome, RehearsalView } from '@ocop/dossiers/contract/rehearsal'
import { PlanProgress } from '@ocop/programme/contract/progress'
import { playAct } from './acting.ts'
import { draftDossier } from './drafting.ts'
import type { People } from './accounts.ts'
import type { RehearsalPlan, StoryAct } from './plan.ts'
import { openStage, type Stage } from './stage.ts'

/** One document per plan, as design §5 has it. */
export type PlanOutcome = {
  readonly plan: string
  readonly regime: string
  readonly targets: readonly {
    readonly id: string
    readonly text: string
    readonly measure: string
    readonly operator: string
    readonly value: number
    readonly result: number | null
    readonly met: boolean | null
  }[]
  readonly products: readonly {
    readonly name: string
    readonly kind: string
    readonly attempts: readonly {
      readonly level: string
      readonly regime: string
      readonly points: number | null
      readonly stars: number | null
    }[]
    readonly stars: number | null
    readonly days: Readonly<Record<string, number>>
    readonly late: number
    readonly escalations: number
  }[]
}

export type Progress = (done: number, of: number, what: string) => void

type Playing = { readonly seed: number; readonly progress: Progress }

/**
 * Plays a year through the public HTTP surface, as its people would. Played again it finds every act on record and
 * only moves on from where it stopped.
 */
export const playActs = async (
  people: People,
  plan: RehearsalPlan,
  { seed, progress }: Playing,
): Promise<Stage> => {
  const stage = await openStage(people, plan, seed)
  const dossiers = new Map<string, string>()
  const acts = plan.products
    .flatMap((story) => story.acts.map((act, index) => ({ story, act, index })))
    .toSorted((left, right) => momentOf(left.act).localeCompare(momentOf(right.act)))
  for (const [done, { story, act, index }] of acts.entries()) {
    progress(done, acts.length, `${act.on} ${story.name}: ${act.act}`)
    await stage.until(act.on, timeOf(act))
    if (act.act === 'draft' || act.act === 'lodge')
      dossiers.set(story.key, await draftDossier(stage, story))
    if (act.act === 'draft') continue
    await playAct({ stage, story, dossierId: dossiers.get(story.key) ?? '', index }, act)
  }
  await stage.until(plan.endsOn, '17:00')
  progress(acts.length, acts.length, plan.endsOn)
  return stage
}

/** What came of a plan that was played. */
export const playPlan = async (
  people: People,
  plan: RehearsalPlan,
  how: Playing,
): Promise<PlanOutcome> => outcomeOf(await playActs(people, plan, how), plan)

const timeOf = ({ time = '09:00' }: StoryAct): string => time
const momentOf = (act: StoryAct): string => `${act.on}T${timeOf(act)}`

const Notices = logOf(NoticeItem)

/** The dossiers escalated, once for each time, as those who were told see it. */
const escalationsOf = async (stage: Stage): Promise<readonly string[]> => {
  const told: string[] = []
  for (const { key } of stage.cast.members.filter(({ role }) => role === 'decision-maker')) {
    let after: string | null = ''
    while (after !== null) {
      const page: z.infer<typeof Notices> = await stage
        .person(key)
        .get(Notices, `/api/supervision/notices${after ? `?after=${after}` : ''}`)
      told.push(
        ...page.items
          .filter(({ kind }) => kind === 'escalation')
          .map(({ step }) => step?.subject.id ?? ''),
      )
      after = page.next
    }
  }
  return told
}

const outcomeOf = async (
  stage: Stage,
  { plan, regime }: Pick<RehearsalPlan, 'plan' | 'regime'>,
): Promise<PlanOutcome> => {
  const path = `/api/dossiers/rehearsals/${stage.rehearsal.id}`
  const { products } = await stage
    .person('administrator')
    .get(RehearsalView.extend(RehearsalOutcome.shape), path)
  const told = await escalationsOf(stage)
  const rows = products.map(({ name, kind, attempts, stars, days, late, dossierId }) => ({
    name,
    kind,
    attempts,
    stars,
    days,
    late,
    escalations: told.filter((id) => id === dossierId).length,
  }))
  return { plan, regime, targets: await targetsOf(stage, plan), products: rows }
}

/** The plan's targets beside what the rehearsal made of them, as the programme tells it. */
const targetsOf = async (stage: Stage, plan: string): Promise<PlanOutcome['targets']> => {
  const { targets } = await stage
    .person('administrator')
    .get(PlanProgress, `/api/programme/plans/${plan}/progress?clockId=${stage.rehearsal.clockId}`)
  return targets.map(({ id, text, measure, operator, value, result, met }) => ({
    ...{ id, text, measure, operator, value, result, met },
  }))
}
