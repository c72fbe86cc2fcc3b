import { dayOf } from '@ocop/kernel/days'
import type { Recognition, Recognitions } from '@ocop/dossiers/contract/recognition'
import type { Duty, Measure, Plan, Target } from '../../contract/plan.ts'
import type { DutyState, PlanProgress, TargetResult } from '../../contract/progress.ts'

/** The plan's targets and duties at the moment its clock shows. */
export const progressOf = (
  { id, year, targets, duties }: Pick<Plan, 'id' | 'year' | 'targets' | 'duties'>,
  { clockId, asOf, items }: Recognitions,
): PlanProgress => {
  const records = { year, today: dayOf(asOf), items }
  return {
    plan: id,
    asOf,
    clockId,
    targets: targets.map((target) => resultOf(target, records)),
    duties: duties.map((duty) => ({ ...duty, state: stateOf(duty, records.today) })),
  }
}

const stateOf = ({ due }: Duty, today: string): DutyState['state'] => {
  if (due === null) return 'standing'
  return due >= today ? 'to-come' : 'day-past'
}

type Records = {
  readonly year: number
  readonly today: string
  readonly items: readonly Recognition[]
}

/** How a measure is counted: which recognitions it looks at, and what number they make; null where nothing is recorded. */
type Way = {
  readonly wants: (recognition: Recognition, records: Records) => boolean
  readonly count: (rows: readonly Recognition[]) => number | null
}

const isOf = (day: string, { year }: Records): boolean => day.startsWith(`${year}-`)

const decided = (kind: Recognition['kind']): Way => ({
  wants: (recognition, records) =>
    recognition.kind === kind && isOf(recognition.decidedOn, records),
  count: (rows) => rows.length,
})

const isInForce = ({ standing, validTo }: Recognition, { today }: Records): boolean =>
  standing === 'extended' || (standing === 'in-force' && validTo >= today)

/** How many of a hundred owners are of this kind, to one decimal; where there is no owner there is no share. */
const ownersOf = (kind: string): Way => ({
  wants: isInForce,
  count: (rows) => {
    const owners = new Map(rows.map(({ producer }) => [producer.id, producer.kind]))
    if (owners.size === 0) return null
    const alike = [...owners.values()].filter((each) => each === kind).length
    return Math.round((alike / owners.size) * 1_000) / 10
  },
})

/** These come with the programme's activities and points of sale. */
const unrecorded: Way = { wants: () => false, count: () => null }

const ways: Readonly<Record<Measure, Way>> = {
  'products-recognised': decided('first'),
  'products-upgraded': decided('upgrade'),
  'products-re-evaluated': decided('re-evaluation'),
  'products-in-force': { wants: isInForce, count: (rows) => rows.length },
  'products-lost': {
    wants: ({ standing, changedOn }, records) => standing === 'revoked' && isOf(changedOn, records),
    count: (rows) => rows.length,
  },
  'owners-cooperatives-percent': ownersOf('cooperative'),
  'owners-enterprises-percent': ownersOf('small-medium-enterprise'),
  'owners-in-modern-channels-percent': unrecorded,
  'owners-in-value-chains-percent': unrecorded,
  'owners-trained-percent': unrecorded,
  'points-of-sale': unrecorded,
}

const resultOf = (target: Target, records: Records): TargetResult => {
  const rows = rowsFor(target, records)
  const result = ways[target.measure].count(rows)
  return {
    ...target,
    result,
    met: result === null ? null : isMet(target, result),
    rows: rows.map(({ product, producer, stars, certificateNumber, decidedOn }) => ({
      product,
      producer: producer.name,
      stars,
      certificateNumber,
      decidedOn,
    })),
  }
}

/** The upper end of `between` is a hope, not a limit: more than planned has met the plan. */
const isMet = ({ operator, value }: Target, result: number): boolean =>
  operator === 'at-most' ? result <= value : result >= value

/** The products a target looks at, each once, with its highest stars. */
const rowsFor = ({ measure, minStars = 0 }: Target, records: Records): readonly Recognition[] => {
  const best = new Map<string, Recognition>()
  for (const each of records.items)
    if (
      each.stars >= minStars &&
      ways[measure].wants(each, records) &&
      each.stars > (best.get(each.productId)?.stars ?? 0)
    )
      best.set(each.productId, each)
  return [...best.values()]
}
