import { dayAfter, isWorkingDay } from '@ocop/kernel/calendar/working-days'
import { at } from '@ocop/kernel/days'
import type { RoundView } from '@ocop/dossiers/contract/round'
import type { Desk, InRound, ProductStory, RehearsalPlan } from './plan.ts'
import { letter, roundIdOf, tableOf, venue, type Table } from './round-table.ts'
import type { Stage } from './stage.ts'

/** A day on which a council of the plan meets, and the products it takes. */
export type PlannedMeeting = {
  readonly desk: Desk
  readonly on: string
  /** The working day before: the letter and the pack go out. */
  readonly preparedOn: string
  readonly stories: readonly string[]
}

/**
 * The extra meetings that a plan's stories call for: one for each council and day on which scoring opens outside a
 * regular round. A product that is evaluated again gets its opinions in writing.
 */
export const meetingsOf = ({ products }: Pick<RehearsalPlan, 'products'>): PlannedMeeting[] => {
  const meetings = new Map<string, PlannedMeeting>()
  for (const { key, acts } of products.filter(({ kind }) => kind !== 're-evaluation'))
    for (const act of acts) {
      if (act.act !== 'open-scoring' || act.round !== undefined) continue
      const known = meetings.get(`${act.level} ${act.on}`)
      meetings.set(`${act.level} ${act.on}`, {
        ...{ desk: act.level, on: act.on, preparedOn: workingDayBefore(act.on) },
        stories: [...(known?.stories ?? []), key],
      })
    }
  return [...meetings.values()]
}

const workingDayBefore = (day: string): string => {
  const before = dayAfter(day, -1)
  return isWorkingDay(before) ? before : workingDayBefore(before)
}

/** Plans the meeting's round, convenes it and sends its pack, unless that was played before. */
export const prepareMeeting = async (
  stage: Stage,
  { desk, on }: PlannedMeeting,
  dossiers: readonly string[],
): Promise<void> => {
  const table = tableOf(stage, desk)
  const ready = await table.waiting(dossiers)
  if (ready.length === 0) return
  const wish = { id: roundIdOf(stage, desk, on), kind: 'extra', on, dossiers: ready } as const
  const round = await planned(stage, table, wish)
  const meetsAt = at(on, '08:00')
  const body = { letter: { ...letter, venue }, mode: 'meeting', meetsAt }
  await table.act(round, 'convene', { from: ['listed'], body })
  await table.act(round, 'send-pack', { from: ['convened'] })
}

/** A dossier before a council, on a day: of a regular round by its key, or else of that day's. */
type Heard = InRound & {
  readonly desk: Desk
  readonly on: string
  readonly dossierId: string
}

/** The dossier's scoring opens: at the meeting that was prepared for it, else for opinions in writing. */
export const openScoring = async (
  stage: Stage,
  { desk, on, dossierId, round: key, kind }: Heard & Pick<ProductStory, 'kind'>,
): Promise<void> => {
  const table = tableOf(stage, desk)
  const meeting = await table.find(roundIdOf(stage, desk, key ?? on))
  if (meeting?.dossiers.some((each) => each.dossierId === dossierId)) {
    const { seats } = await table.council()
    const present = seats.map(({ personId }) => personId)
    // A meeting that was adjourned opens once more, on its other day.
    await table.act(meeting, 'open-meeting', { from: ['pack-sent'], body: { present }, about: on })
    return table.act(meeting, 'open-scoring', {
      ...{ from: ['meeting'], about: dossierId },
      body: { dossiers: [dossierId] },
    })
  }
  const id = roundIdOf(stage, desk, dossierId)
  const ofKind = kind === 're-evaluation' ? kind : 'extra'
  const round = await planned(stage, table, { id, kind: ofKind, on, dossiers: [dossierId] })
  const body = { letter, mode: 'written', answerBy: on }
  await table.act(round, 'convene', { from: ['listed'], body })
  await table.act(round, 'send-pack', { from: ['convened'] })
  await table.act(round, 'open-scoring', { from: ['opinions'], body: { dossiers: [dossierId] } })
}

/** The round that scored the dossier is concluded, once the last of its dossiers has its result. */
export const concludeRound = async (
  stage: Stage,
  { desk, on, dossierId, round: key }: Heard,
): Promise<void> => {
  const table = tableOf(stage, desk)
  const inWriting = await table.find(roundIdOf(stage, desk, dossierId))
  const round = inWriting ?? (await table.find(roundIdOf(stage, desk, key ?? on)))
  if (!round) return
  const { dossiers } = round
  if (dossiers.some(({ standing }) => ['ready', 'scoring', 'on-its-way'].includes(standing))) return
  await table.act(round, 'conclude', {
    from: ['meeting', 'opinions'],
    body: {
      minutes: 'Hội đồng đã kết luận các hồ sơ của đợt; biên bản được thông qua tại phiên họp.',
      reportNumber: `DT-${on.slice(5).replace('-', '')}/BC-HĐ`,
    },
  })
}

type Wish = {
  readonly id: string
  readonly kind: RoundView['kind']
  readonly on: string
  readonly dossiers: readonly string[]
}

const planned = (
  stage: Stage,
  table: Table,
  { id, kind, on, dossiers }: Wish,
): Promise<RoundView> =>
  table.plan({
    ...{ commandId: id, kind, year: Number(on.slice(0, 4)) },
    ...{ planNumber: 'DT-KH/UBND', decidedBefore: dayAfter(on, 60), dossiers },
    clockId: stage.rehearsal.clockId,
  })
