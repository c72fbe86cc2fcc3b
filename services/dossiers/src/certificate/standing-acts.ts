import { Problem } from '@ocop/kernel/problem'
import { certificateActs } from '../../contract/certificate.ts'
import { processAct } from '../process-command/act.ts'
import { openCase } from './revocation-store.ts'
import { changeStanding, logAct, refuseEnded, refuseOtherDay, type Kept } from './kept.ts'

/** Suspends its effect (tạm đình chỉ hiệu lực), with a reason, until it is lifted. */
export const suspend = processAct<Kept, typeof certificateActs.suspension>(
  certificateActs.suspension,
  {
    check: async ({ subject, at }, { decidedOn }) => {
      refuseEnded(subject, at)
      if (subject.standing === 'suspended')
        throw new Problem('conflict', 'certificate-suspended', 'It is suspended already.')
      refuseOtherDay('/decidedOn', decidedOn, { from: subject.validFrom, at })
    },
    write: async (context, { reason, decisionNumber, decidedOn }) => {
      await changeStanding(context, { standing: 'suspended' })
      await logAct(context, 'suspension', { reason, decisionNumber, decidedOn })
      return { standing: 'suspended' }
    },
  },
)

/** Lifts a suspension: it is in force again, or extended when its term was. */
export const reinstate = processAct<Kept, typeof certificateActs.reinstatement>(
  certificateActs.reinstatement,
  {
    check: async ({ subject, at }, { decidedOn }) => {
      refuseEnded(subject, at)
      if (subject.standing !== 'suspended')
        throw new Problem('conflict', 'certificate-not-suspended', 'It is not suspended.')
      refuseOtherDay('/decidedOn', decidedOn, { from: subject.validFrom, at })
    },
    write: async (context, { reason, decisionNumber, decidedOn }) => {
      const standing = context.subject.extendedTo === null ? 'in-force' : 'extended'
      await changeStanding(context, { standing })
      await logAct(context, 'reinstatement', { reason, decisionNumber, decidedOn })
      return { standing }
    },
  },
)

/** The ministry asks the province to withdraw a wrong recognition (Điều 10 khoản 1 điểm b). */
export const requestWithdrawal = processAct<Kept, (typeof certificateActs)['withdrawal-requests']>(
  certificateActs['withdrawal-requests'],
  {
    check: async ({ trx, subject, at }) => {
      refuseEnded(subject, at)
      const open = await trx
        .selectFrom('withdrawalRequest')
        .select('ordinal')
        .where('number', '=', subject.number)
        .where('answeredAt', 'is', null)
        .executeTakeFirst()
      if (open)
        throw new Problem(
          'conflict',
          'withdrawal-requested',
          'Its withdrawal is asked for already.',
        )
    },
    write: async (context, { documentNumber, reason }) => {
      const { trx, subject, at } = context
      const { last } = await trx
        .selectFrom('withdrawalRequest')
        .select((eb) => eb.fn.coalesce(eb.fn.max('ordinal'), eb.lit(0)).as('last'))
        .where('number', '=', subject.number)
        .executeTakeFirstOrThrow()
      await trx
        .insertInto('withdrawalRequest')
        .values({
          ...{ number: subject.number, ordinal: last + 1, documentNumber, reason },
          requestedAt: at,
          answeredAt: null,
        })
        .execute()
      await logAct(context, 'withdrawal-requests', { documentNumber, reason })
      return {}
    },
  },
)

/** Withdraws the decision that recognised the product (hủy quyết định công nhận): another act than a revocation, with no ground of Điều 8. */
export const withdrawRecognition = processAct<
  Kept,
  (typeof certificateActs)['recognition-withdrawal']
>(certificateActs['recognition-withdrawal'], {
  check: async ({ subject, at }, { decidedOn }) => {
    refuseEnded(subject, at)
    refuseOtherDay('/decidedOn', decidedOn, { from: subject.validFrom, at })
  },
  write: async (context, { reason, decisionNumber, decidedOn }) => {
    const { trx, subject, at } = context
    await changeStanding(context, { standing: 'revoked' })
    await trx
      .updateTable('withdrawalRequest')
      .set({ answeredAt: at })
      .where('number', '=', subject.number)
      .where('answeredAt', 'is', null)
      .execute()
    const open = await openCase(trx, subject.number)
    if (open)
      await trx
        .updateTable('revocationCase')
        .set({ outcome: 'dropped' })
        .where('number', '=', subject.number)
        .where('ordinal', '=', open.ordinal)
        .execute()
    await logAct(context, 'recognition-withdrawal', { reason, decisionNumber, decidedOn })
    return { standing: 'revoked' }
  },
})
