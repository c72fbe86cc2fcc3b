import { dayOf } from '@ocop/kernel/days'
import { Problem } from '@ocop/kernel/problem'
import { roundActs } from '../../../contract/round.ts'
import type { Trx } from '../../act/act.ts'
import type { StandingCouncil } from '../../council/store.ts'
import { processAct } from '../../process-command/act.ts'
import { listOf } from '../list.ts'
import { orderActs } from '../orders.ts'
import { changeRound, type Round } from '../store.ts'
import { bodyOf, quorumOf, refuseInquorate, refuseOutOfTurn } from './context.ts'

type Attendance = readonly { readonly personId: string; readonly present: boolean }[]

/** The meeting opens on its day, with its quorum and its chair. */
export const openMeeting = processAct<Round, (typeof roundActs)['open-meeting']>(
  roundActs['open-meeting'],
  {
    check: async (context, { present }) => {
      refuseOutOfTurn(context, 'open-meeting')
      const { meetsAt } = context.subject
      if (meetsAt === null || dayOf(context.at) < dayOf(meetsAt))
        throw new Problem('conflict', 'meeting-not-due', 'The meeting is convened for a later day.')
      const { council, statute } = await bodyOf(context)
      refuseStrangers(council, present)
      refuseInquorate(quorumOf(council, statute, present))
    },
    write: async ({ trx, subject, at }, { present }) => {
      const sitting = subject.sitting + 1
      const noted = present.map((personId) => ({ personId, present: true }))
      await note(trx, { id: subject.id, sitting }, noted, at)
      await changeRound(trx, subject.id, { state: 'meeting', sitting, openedAt: at })
      return { sitting, present: present.length }
    },
  },
)

/** Who comes and who goes. A quorum that is lost stops conclusions until it is there again, or the meeting is adjourned. */
export const noteAttendance = processAct<Round, typeof roundActs.attendance>(roundActs.attendance, {
  check: async (context, { changes }) => {
    refuseOutOfTurn(context, 'attendance')
    const { council } = await bodyOf(context)
    refuseStrangers(
      council,
      changes.map(({ personId }) => personId),
    )
  },
  write: async ({ trx, subject, at, command }, { changes }) => {
    await note(trx, subject, changes, at)
    // Whose card is awaited has changed: scorings that are open are counted again.
    const open = (await listOf(trx, subject.id)).filter(({ standing }) => standing === 'scoring')
    await orderActs(
      trx,
      { roundId: subject.id, orderedBy: command.id },
      open.map(({ dossierId }) => ({ dossierId, act: 'recount', body: {} })),
    )
    return { changes: changes.length }
  },
})

/** The meeting goes on another day; what was scored and concluded stays. */
export const adjourn = processAct<Round, typeof roundActs.adjourn>(roundActs.adjourn, {
  check: async (context, { meetsAt }) => {
    refuseOutOfTurn(context, 'adjourn')
    if (dayOf(meetsAt) > dayOf(context.at)) return
    const detail = 'The meeting goes on another, later day.'
    throw new Problem('invalid', 'meeting-too-soon', detail, {
      errors: [{ pointer: '/meetsAt', code: 'meeting-too-soon', detail }],
    })
  },
  write: async ({ trx, subject }, { meetsAt, reason }) => {
    await changeRound(trx, subject.id, { state: 'pack-sent', meetsAt })
    return { meetsAt, reason }
  },
})

const note = async (
  trx: Trx,
  { id, sitting }: Pick<Round, 'id' | 'sitting'>,
  noted: Attendance,
  at: string,
): Promise<void> => {
  await trx
    .insertInto('attendance')
    .values(
      // The last word on a person counts.
      [...new Map(noted.map(({ personId, present }) => [personId, present]))].map(
        ([personId, present]) => ({ roundId: id, sitting, personId, present, notedAt: at }),
      ),
    )
    .onConflict((key) =>
      key
        .columns(['roundId', 'sitting', 'personId'])
        .doUpdateSet((eb) => ({ present: eb.ref('excluded.present'), notedAt: at })),
    )
    .execute()
}

const refuseStrangers = (
  { seats }: Pick<StandingCouncil, 'seats'>,
  people: readonly string[],
): void => {
  const seated = new Set(
    seats.filter(({ leftAt }) => leftAt === null).map(({ personId }) => personId),
  )
  const errors = people.flatMap((personId, index) =>
    seated.has(personId)
      ? []
      : [
          {
            pointer: `/${index}`,
            code: 'seat-unknown',
            detail: 'This person has no seat on the council.',
          },
        ],
  )
  if (errors.length)
    throw new Problem('invalid', 'seat-unknown', 'Somebody has no seat on the council.', { errors })
}
