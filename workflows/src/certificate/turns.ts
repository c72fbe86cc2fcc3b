import type { CertificateReading } from '@ocop/dossiers/contract/certificate-keeping'
import type { ProcessStepPlan } from '@ocop/dossiers/contract/processes'
import { misplanned } from '../evaluation/policy.ts'
import type { WishedStep } from '../process/align-steps.ts'
import type { Moment } from '../process/process-desk.ts'

/** How a certificate's life ended, or undefined while it has not: a revoked one is kept until the decision is sent. */
export const endOf = (
  { standing, revocation, endsAt }: CertificateReading,
  now: string,
): 'replaced' | 'revoked' | 'expired' | undefined => {
  if (standing === 'replaced') return 'replaced'
  if (standing === 'revoked') return revocation === null ? 'revoked' : undefined
  return now >= endsAt ? 'expired' : undefined
}

const stepOfCase = {
  opened: 'revocation-verification',
  submitted: 'revocation-decision',
  decided: 'revocation-sending',
} as const

/** Whose turn it is: the producer's to file, and whoever has a case or a request of withdrawal in hand. */
export const turnsOf = (reading: CertificateReading, now: string): readonly WishedStep[] => {
  const { filing, revocation, withdrawal, standing } = reading
  const plan = (step: string): ProcessStepPlan => {
    const found = reading.plans.find((each) => each.step === step)
    if (!found) throw misplanned(`a certificate has no step ${step}`)
    return found
  }
  const turns: WishedStep[] = []
  if (standing !== 'revoked' && now >= filing.opensAt && !filing.pending)
    turns.push({ plan: plan('filing'), visit: filing.visit, dueOn: filing.closesOn })
  if (revocation)
    turns.push({
      plan: plan(stepOfCase[revocation.state]),
      visit: revocation.ordinal,
      // The decision is to be made within so many days of the conclusion; sending it counts from the decision.
      ...(revocation.state === 'decided' ? {} : { countsFrom: revocation.concludedAt }),
    })
  if (withdrawal && standing !== 'revoked')
    turns.push({ plan: plan('withdrawal-decision'), visit: withdrawal.ordinal })
  return turns
}

/** What became of a step that is not open any more. */
export const outcomeOf =
  ({ standing, revocation }: CertificateReading) =>
  (step: string): string => {
    const isRevoked = standing === 'revoked'
    const outcomes: Readonly<Record<string, string>> = {
      filing: isRevoked ? 'revoked' : 'lodged',
      'revocation-verification': revocation ? 'submitted' : 'dropped',
      'revocation-decision': isRevoked ? 'revoked' : 'dropped',
      'revocation-sending': 'sent',
      'withdrawal-decision': isRevoked ? 'withdrawn' : 'dropped',
    }
    return outcomes[step] ?? 'ended'
  }

/** What may be done beside the acts of the open steps. */
export const actsAtAnyTime = ({
  standing,
  revocation,
  withdrawal,
}: CertificateReading): string[] => {
  if (standing === 'revoked') return []
  return [
    standing === 'suspended' ? 'reinstatement' : 'suspension',
    ...(revocation ? [] : ['revocation-cases']),
    ...(withdrawal ? [] : ['withdrawal-requests']),
    'recognition-withdrawal',
  ]
}

/** The moments it waits for: notices, the opening of the window, the extension, the end. */
export const momentsOf = (reading: CertificateReading, now: string): readonly Moment[] => {
  const { notices, filing, settleAt, endsAt, standing } = reading
  if (standing === 'revoked') return []
  return [
    ...notices.map(({ id, at }) => ({ id, at })),
    { id: 'filing', at: filing.opensAt },
    ...(settleAt === null ? [] : [{ id: 'settle', at: settleAt }]),
    { id: 'end', at: endsAt },
  ].filter(({ at }) => at > now)
}
