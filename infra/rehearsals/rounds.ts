import { z } from 'zod'
import { dayAfter, isWorkingDay } from '@ocop/kernel/calendar/working-days'
import { at } from '@ocop/kernel/days'
import { CommandResult } from '@ocop/kernel/ids'
import { Problem } from '@ocop/kernel/problem'
import { CouncilView } from '@ocop/dossiers/contract/council'
import { DossierView } from '@ocop/dossiers/contract/dossier'
import { RoundView, type RoundActName } from '@ocop/dossiers/contract/round'
import type { Person } from './person.ts'
import type { Desk, ProductStory, RehearsalPlan } from './plan.ts'
import type { Stage } from './stage.ts'
import { stableId } from './stable-id.ts'

/** A day on which a council of the plan meets, and the products it takes. */
export type PlannedMeeting = {
  readonly desk: Desk
  readonly on: string
  /** The working day before: the letter and the pack go out. */
  readonly preparedOn: string
  readonly stories: readonly string[]
}

/**
 * The meetings that a plan's stories call for: one for each council and day on which scoring opens. A product that is
 * evaluated again gets its opinions in writing.
 */
export const meetingsOf = ({ products }: Pick<RehearsalPlan, 'products'>): PlannedMeeting[] => {
  const meetings = new Map<string, PlannedMeeting>()
  for (const { key, acts } of products.filter(({ kind }) => kind !== 're-evaluation'))
    for (const act of acts) {
      if (act.act !== 'open-scoring') continue
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

const roundIdOf = (stage: Stage, desk: Desk, on: string): string =>
  stableId('round', stage.rehearsal.id, desk, on)

const letter = {
  number: 'DT-01/GM-HĐ',
  agenda: 'Nghe Tổ tư vấn báo cáo; chấm điểm, thảo luận, kết luận từng hồ sơ.',
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
  const venue = 'Phòng họp của Hội đồng'
  const body = { letter: { ...letter, venue }, mode: 'meeting', meetsAt }
  await table.act(round, 'convene', { from: ['listed'], body })
  await table.act(round, 'send-pack', { from: ['convened'] })
}

type Opening = {
  readonly desk: Desk
  readonly on: string
  readonly dossierId: string
  readonly kind: ProductStory['kind']
}

/** The dossier's scoring opens: at the meeting that was prepared for it, else for opinions in writing. */
export const openScoring = async (
  stage: Stage,
  { desk, on, dossierId, kind }: Opening,
): Promise<void> => {
  const table = tableOf(stage, desk)
  const meeting = await table.find(roundIdOf(stage, desk, on))
  if (meeting?.dossiers.some((each) => each.dossierId === dossierId)) {
    const { seats } = await table.council()
    const present = seats.map(({ personId }) => personId)
    await table.act(meeting, 'open-meeting', { from: ['pack-sent'], body: { present } })
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
  { desk, on, dossierId }: { readonly desk: Desk; readonly on: string; readonly dossierId: string },
): Promise<void> => {
  const table = tableOf(stage, desk)
  const inWriting = await table.find(roundIdOf(stage, desk, dossierId))
  const round = inWriting ?? (await table.find(roundIdOf(stage, desk, on)))
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

/** What was asked for, or undefined where there is no such thing to be known of. */
const found = <T>(asked: Promise<T>): Promise<T | undefined> =>
  asked.catch((error: unknown) => {
    if (error instanceof Problem && error.kind === 'missing') return undefined
    throw error
  })

const Councils = z.object({ items: z.array(CouncilView) })

type Table = ReturnType<typeof tableOf>

/** A council's secretary at work on its rounds. */
const tableOf = (stage: Stage, desk: Desk) => {
  const member = stage.at(desk).find(({ role }) => role === 'council-secretary')
  if (!member) throw new Error(`No council has its secretary at ${desk}`)
  const secretary: Person = stage.person(member.key)
  const council = async (): Promise<CouncilView> => {
    const { items } = await secretary.get(Councils, '/api/dossiers/councils')
    const own = items.find(({ unit }) => unit === member.unit)
    if (!own) throw new Error(`There is no council at ${desk}`)
    return own
  }
  const view = (id: string): Promise<RoundView> =>
    secretary.get(RoundView, `/api/dossiers/rounds/${id}`)
  return {
    council,
    find: (id: string): Promise<RoundView | undefined> => found(view(id)),
    /** Of some dossiers those that wait for their council's round. */
    waiting: async (dossiers: readonly string[]): Promise<string[]> => {
      const ids: string[] = []
      for (const id of dossiers) {
        const dossier = await found(secretary.get(DossierView, `/api/dossiers/dossiers/${id}`))
        if (dossier?.step?.step === 'council-round') ids.push(id)
      }
      return ids
    },
    plan: async (wish: object): Promise<RoundView> =>
      secretary.post(RoundView, '/api/dossiers/rounds', {
        ...wish,
        council: (await council()).id,
      }),
    /** One act on the round while it stands at a state; played before, the round has moved on from there. */
    act: async (
      { id }: Pick<RoundView, 'id'>,
      act: RoundActName,
      { from, body = {}, about = '' }: Played,
    ): Promise<void> => {
      const round = await view(id)
      if (!from.includes(round.state)) return
      await secretary.post(CommandResult, `/api/dossiers/rounds/${id}/${act}`, {
        commandId: stableId('round-act', id, act, about),
        seenVersion: round.version,
        ...body,
      })
    },
  }
}

type Played = {
  readonly from: readonly RoundView['state'][]
  readonly body?: object
  /** What of the round it is about, where the same act is done several times. */
  readonly about?: string
}
