import { Problem } from '@ocop/kernel/problem'
import { certificateActs } from '../../contract/certificate.ts'
import { processAct } from '../process-command/act.ts'
import {
  changeStanding,
  logAct,
  refuseEnded,
  refuseOtherDay,
  type Keeping,
  type Kept,
} from './kept.ts'
import {
  insertCase,
  lastCase,
  openCase,
  refuseSecondCase,
  updateCase,
  type RevocationRow,
} from './revocation-store.ts'

const noCase = (): Problem =>
  new Problem('conflict', 'revocation-case-missing', 'No case of revocation waits for this.')

/** A case that the advisory body has verified and submitted, and nobody has decided. */
const submittedCase = async ({ trx, subject }: Keeping): Promise<RevocationRow> => {
  const found = await openCase(trx, subject.number)
  if (!found) throw noCase()
  if (found.submittedAt === null)
    throw new Problem(
      'conflict',
      'revocation-not-submitted',
      'The advisory body has not submitted the case yet.',
    )
  return found
}
const unsubmittedCase = async ({ trx, subject }: Keeping): Promise<RevocationRow> => {
  const found = await openCase(trx, subject.number)
  if (!found || found.submittedAt !== null) throw noCase()
  return found
}
const unsentCase = async ({ trx, subject }: Keeping): Promise<RevocationRow> => {
  const found = await lastCase(trx, subject.number)
  if (found?.outcome !== 'revoked' || found.sentAt !== null) throw noCase()
  return found
}

/** Opens a case on a conclusion, or on the commune's confirmation that production has stopped. */
export const openRevocation = processAct<Kept, (typeof certificateActs)['revocation-cases']>(
  certificateActs['revocation-cases'],
  {
    check: async ({ trx, subject, at, command }, { ground, conclusion }) => {
      refuseEnded(subject, at)
      if (command.role === 'commune-officer' && ground !== 'dd')
        throw new Problem(
          'forbidden',
          'ground-not-yours',
          'The commune confirms that production has stopped; other grounds are for others.',
        )
      await refuseSecondCase(trx, subject.number)
      refuseOtherDay('/conclusion/concludedOn', conclusion.concludedOn, {
        from: subject.validFrom,
        at,
      })
    },
    write: async (context, { ground, conclusion }) => {
      const { trx, subject, at } = context
      const ordinal = await insertCase(trx, { number: subject.number, ground, conclusion, at })
      await logAct(context, 'revocation-cases', { ordinal, ground, conclusion: conclusion.number })
      return { ordinal }
    },
  },
)

/** The advisory body's verification: it submits the revocation, or finds no ground and the case is dropped. */
export const submitRevocation = processAct<
  Kept,
  (typeof certificateActs)['revocation-submissions']
>(certificateActs['revocation-submissions'], {
  check: async (context) => void (await unsubmittedCase(context)),
  write: async (context, { findings, proposal }) => {
    const { trx, at } = context
    const found = await unsubmittedCase(context)
    await updateCase(trx, found, {
      findings,
      ...(proposal === 'revoke' ? { submittedAt: at } : { outcome: 'dropped' }),
    })
    await logAct(context, 'revocation-submissions', { ordinal: found.ordinal, proposal })
    return { proposal }
  },
})

/** Revokes the certificate (quyết định thu hồi) on a case that was verified and submitted. */
export const revoke = processAct<Kept, typeof certificateActs.revocation>(
  certificateActs.revocation,
  {
    check: async (context, { decidedOn }) => {
      refuseEnded(context.subject, context.at)
      const { conclusion } = await submittedCase(context)
      refuseOtherDay('/decidedOn', decidedOn, { from: conclusion.concludedOn, at: context.at })
    },
    write: async (context, { decisionNumber, decidedOn }) => {
      const found = await submittedCase(context)
      await updateCase(context.trx, found, { decisionNumber, decidedOn, outcome: 'revoked' })
      await changeStanding(context, { standing: 'revoked' })
      const { ordinal, ground } = found
      await logAct(context, 'revocation', { ordinal, ground, decisionNumber, decidedOn })
      return { standing: 'revoked' }
    },
  },
)

/** The decision maker does not revoke: the case is dropped, with a reason. */
export const refuseRevocation = processAct<Kept, (typeof certificateActs)['revocation-refusals']>(
  certificateActs['revocation-refusals'],
  {
    check: async (context) => void (await submittedCase(context)),
    write: async (context, { reason }) => {
      const found = await submittedCase(context)
      await updateCase(context.trx, found, { outcome: 'dropped' })
      await logAct(context, 'revocation-refusals', { ordinal: found.ordinal, reason })
      return {}
    },
  },
)

/** The decision went to the producer and to the agencies concerned. */
export const sendRevocation = processAct<Kept, (typeof certificateActs)['revocation-notices']>(
  certificateActs['revocation-notices'],
  {
    check: async (context, { sentOn }) => {
      const { decidedOn } = await unsentCase(context)
      refuseOtherDay('/sentOn', sentOn, { from: decidedOn ?? sentOn, at: context.at })
    },
    write: async (context, { sentOn, recipients }) => {
      const found = await unsentCase(context)
      await updateCase(context.trx, found, { sentAt: context.at })
      await logAct(context, 'revocation-notices', { ordinal: found.ordinal, sentOn, recipients })
      return {}
    },
  },
)
