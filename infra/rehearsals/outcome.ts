import { z } from 'zod'
import { logOf } from '@ocop/kernel/page'
import { NoticeItem } from '@ocop/supervision/contract/board'
import { dayOf } from '@ocop/kernel/days'
import { TransferView, type Movement } from '@ocop/dossiers/contract/transfers'
import { RehearsalOutcome, RehearsalView } from '@ocop/dossiers/contract/rehearsal'
import { PlanProgress, TargetResult } from '@ocop/programme/contract/progress'
import { transferId } from './events.ts'
import { inspectionsOf, type Inspected } from './inspecting.ts'
import type { RehearsalPlan } from './plan.ts'
import type { Stage } from './stage.ts'

const Place = z.strictObject({ regime: z.string(), level: z.string(), unit: z.string() })
const Transfer = z.strictObject({
  on: z.string(),
  from: Place,
  to: Place.nullable(),
  orphan: z.strictObject({ on: z.string(), code: z.string() }).optional(),
})
type Transfer = z.infer<typeof Transfer>
const TakenOver = z.strictObject({ on: z.string(), from: z.string(), to: z.string() })

const Inspection = z.strictObject({
  type: z.string(),
  period: z.string().nullable(),
  state: z.string(),
  /** The checklist's codes that were found wanting. */
  failed: z.array(z.string()),
  acts: z.array(z.strictObject({ act: z.string(), on: z.string() })),
})

/** One document per plan, as design §5 has it. */
export const PlanOutcome = z.strictObject({
  plan: z.string(),
  regime: z.string(),
  targets: z.array(
    TargetResult.pick({
      id: true,
      text: true,
      measure: true,
      operator: true,
      value: true,
      result: true,
      met: true,
    }),
  ),
  products: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.string(),
      attempts: z.array(
        z.strictObject({
          level: z.string(),
          regime: z.string(),
          points: z.number().nullable(),
          stars: z.number().nullable(),
        }),
      ),
      stars: z.number().nullable(),
      /** Working days by level and step. */
      days: z.record(z.string(), z.number()),
      late: z.number(),
      escalations: z.number(),
      /** How an open evaluation moved when its unit ended, and why it could not move any more. */
      transfer: Transfer.optional(),
      /** Where it went with its certificate when its unit ended: recognised before, it is the successor's to look after. */
      takenOver: TakenOver.optional(),
      /** What came of the plan's inspections of it. */
      inspections: z.array(Inspection).optional(),
    }),
  ),
})
export type PlanOutcome = z.infer<typeof PlanOutcome>

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

export const outcomeOf = async (
  stage: Stage,
  { plan, regime, events }: Pick<RehearsalPlan, 'plan' | 'regime' | 'events'>,
): Promise<PlanOutcome> => {
  const path = `/api/dossiers/rehearsals/${stage.rehearsal.id}`
  const { products } = await stage
    .person('administrator')
    .get(RehearsalView.extend(RehearsalOutcome.shape), path)
  const told = await escalationsOf(stage)
  const transfers = await transfersOf(stage, events)
  const inspected = await inspectionsOf(stage, events)
  const rows = products.map(({ name, kind, attempts, stars, days, late, dossierId }) => ({
    name,
    kind,
    attempts,
    stars,
    days,
    late,
    escalations: told.filter((id) => id === dossierId).length,
    ...movesOf(transfers, dossierId),
    ...takenOver(transfers, name),
    ...inspectionsAt(inspected, name),
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

/** What the plan's successions moved and what they could not, in order. */
const transfersOf = async (
  stage: Stage,
  events: RehearsalPlan['events'],
): Promise<readonly TransferView[]> => {
  const views: TransferView[] = []
  for (const event of events)
    if (event.event === 'succession')
      views.push(
        await stage
          .person('administrator')
          .get(TransferView, `/api/dossiers/transfers/${transferId(stage, event)}`),
      )
  return views.toSorted((left, right) => left.begunAt.localeCompare(right.begunAt))
}

const inspectionsAt = (inspected: readonly Inspected[], product: string) => {
  const inspections = inspected
    .filter((each) => each.product === product)
    .map(({ inspection }) => inspection)
  return inspections.length ? { inspections } : {}
}

const movesOf = (
  transfers: readonly TransferView[],
  dossierId: string,
): { readonly transfer?: Transfer } => {
  let transfer: Transfer | undefined
  for (const { begunAt, items } of transfers) {
    const item = items.find((each) => each.dossierId === dossierId)
    if (!item) continue
    const on = dayOf(begunAt)
    transfer ??= { on, from: placeOf(item.from), to: item.to && placeOf(item.to) }
    if (item.orphan) transfer = { ...transfer, orphan: { on, code: item.orphan.code } }
  }
  return transfer ? { transfer } : {}
}

const takenOver = (
  transfers: readonly TransferView[],
  name: string,
): { readonly takenOver?: z.infer<typeof TakenOver> } => {
  for (const { begunAt, products } of transfers) {
    const moved = products.find((each) => each.product === name && each.outcome === 'moved')
    if (moved?.to)
      return { takenOver: { on: dayOf(begunAt), from: moved.from.path, to: moved.to.path } }
  }
  return {}
}

const placeOf = ({ regime, level, unit }: Movement['from'] | NonNullable<Movement['to']>) => ({
  regime,
  level,
  unit: unit.path,
})
