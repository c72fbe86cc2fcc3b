import { dayOf } from '@ocop/kernel/days'
import type { Recognition, Recognitions } from '@ocop/dossiers/contract/recognition'
import type { Duty, Measure, Plan, Target } from '../../contract/plan.ts'
import type { DutyState, PlanProgress, TargetResult } from '../../contract/progress.ts'
import type { PointOfSale } from '../../contract/trade.ts'

type Point = Pick<PointOfSale, 'name' | 'address' | 'openedOn' | 'closedOn'>

/** The plan's targets and duties at the moment its clock shows. */
export const progressOf = (
  { id, year, targets, duties }: Pick<Plan, 'id' | 'year' | 'targets' | 'duties'>,
  { clockId, asOf, items }: Recognitions,
  points: readonly Point[],
): PlanProgress => {
  const records = { year, today: dayOf(asOf), items, points }
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
  readonly points: readonly Point[]
}

/** What a target is counted from, and the number that makes; null where nothing is recorded. */
type Count = {
  readonly result: number | null
  readonly rows: readonly Recognition[]
  readonly points: readonly Point[]
}
type Way = (target: Target, records: Records) => Count

const nothing: Count = { result: null, rows: [], points: [] }

/** Counted from recognitions: which ones it looks at, and what number they make. */
type OfProducts = {
  readonly wants: (recognition: Recognition, records: Records) => boolean
  readonly count: (rows: readonly Recognition[]) => number | null
}

const products =
  ({ wants, count }: OfProducts): Way =>
  (target, records) => {
    const wanted = records.items.filter((each) => wants(each, records))
    const rows = bestOf(wanted, target)
    return { ...nothing, rows, result: count(rows) }
  }

const isOf = (day: string, { year }: Records): boolean => day.startsWith(`${year}-`)

const decided = (kind: Recognition['kind']): Way =>
  products({
    wants: (recognition, records) =>
      recognition.kind === kind && isOf(recognition.decidedOn, records),
    count: (rows) => rows.length,
  })

const isInForce = ({ standing, validTo }: Recognition, { today }: Records): boolean =>
  standing === 'extended' || (standing === 'in-force' && validTo >= today)

/** How many of a hundred owners are of this kind, to one decimal; where there is no owner there is no share. */
const ownersOf = (kind: string): Way =>
  products({
    wants: isInForce,
    count: (rows) => {
      const owners = new Map(rows.map(({ producer }) => [producer.id, producer.kind]))
      if (owners.size === 0) return null
      const alike = [...owners.values()].filter((each) => each === kind).length
      return Math.round((alike / owners.size) * 1_000) / 10
    },
  })

const isOpen = ({ openedOn, closedOn }: Point, { today }: Records): boolean =>
  openedOn <= today && (closedOn === null || today < closedOn)

/** Plans ask that there are so many, whenever they opened: those open at the moment count. */
const openPoints: Way = (_, records) => {
  const points = records.points.filter((each) => isOpen(each, records))
  return { ...nothing, points, result: points.length }
}

/** These come with the programme's activities. */
const unrecorded: Way = () => nothing

const ways: Readonly<Record<Measure, Way>> = {
  'products-recognised': decided('first'),
  'products-upgraded': decided('upgrade'),
  'products-re-evaluated': decided('re-evaluation'),
  'products-in-force': products({ wants: isInForce, count: (rows) => rows.length }),
  'products-lost': products({
    wants: ({ standing, changedOn }, records) => standing === 'revoked' && isOf(changedOn, records),
    count: (rows) => rows.length,
  }),
  'owners-cooperatives-percent': ownersOf('cooperative'),
  'owners-enterprises-percent': ownersOf('small-medium-enterprise'),
  'owners-in-modern-channels-percent': unrecorded,
  'owners-in-value-chains-percent': unrecorded,
  'owners-trained-percent': unrecorded,
  'points-of-sale': openPoints,
}

const resultOf = (target: Target, records: Records): TargetResult => {
  const { result, rows, points } = ways[target.measure](target, records)
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
    points: points.map(({ name, address, openedOn }) => ({ name, address, openedOn })),
  }
}

/** The upper end of `between` is a hope, not a limit: more than planned has met the plan. */
const isMet = ({ operator, value }: Target, result: number): boolean =>
  operator === 'at-most' ? result <= value : result >= value

/** Of recognitions with the stars a target asks for each product once, with its highest stars. */
const bestOf = (
  recognitions: readonly Recognition[],
  { minStars = 0 }: Target,
): readonly Recognition[] => {
  const best = new Map<string, Recognition>()
  for (const each of recognitions)
    if (each.stars >= minStars && each.stars > (best.get(each.productId)?.stars ?? 0))
      best.set(each.productId, each)
  return [...best.values()]
}
