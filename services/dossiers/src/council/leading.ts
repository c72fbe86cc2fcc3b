import { Problem } from '@ocop/kernel/problem'
import type { CouncilStanding } from './standing.ts'
import { presiding } from './tally.ts'

/**
 * Whether a person may conclude for the council on this dossier: whoever presides over it — the vice chair where the
 * chair is in a conflict of interest — or the secretary, who writes down what the council agreed.
 * @throws forbidden
 */
export const refuseUnlessLeading = ({ seats }: CouncilStanding, personId: string): void => {
  const held = seats.filter(({ hasLeft, conflicted }) => !hasLeft && !conflicted)
  const leads = [
    ...presiding(seats.filter(({ hasLeft }) => !hasLeft)),
    ...held.filter(({ seat }) => seat === 'secretary'),
  ]
  if (leads.some(({ memberId }) => memberId === personId)) return
  const isConflicted = seats.some((seat) => seat.memberId === personId && seat.conflicted)
  throw isConflicted
    ? new Problem(
        'forbidden',
        'conflict-of-interest',
        'You are in a conflict of interest with this dossier and keep out of its evaluation.',
      )
    : new Problem(
        'forbidden',
        'not-presiding',
        'Only who presides over the council on this dossier, or its secretary, does this.',
      )
}
