import type { Statute } from '../../contract/regime.ts'

/** A seat of the council as it stands for one dossier; whether it scores is a flag of the seat, not of the role. */
export type Seat = {
  readonly memberId: string
  readonly seat: 'chair' | 'vice' | 'member' | 'secretary'
  readonly scoring: boolean
  /** In a conflict of interest with this dossier: neither scores it nor counts for its quorum. */
  readonly conflicted: boolean
  /** Who sits there now, where that is somebody else than the one whose card counts. */
  readonly heldBy?: string
}

export type CouncilCount = {
  readonly members: readonly Seat[]
  /** Totals of the scorecards handed in; cards of seats that may not score are left out. */
  readonly cards: readonly { readonly memberId: string; readonly total: number }[]
  readonly statute: Pick<Statute, 'quorum' | 'chairMustAttend' | 'gapMax'>
  /** Who attended, where minutes say so; without them a member is present when the scorecard is in. */
  readonly attended?: readonly string[]
}

export type Tally = {
  /** Seats that score and are not conflicted: the ones a quorum is counted over. */
  readonly scoring: number
  readonly quorumNeeded: number
  readonly present: number
  readonly chairPresent: boolean
  /** Enough members, and the chair where the statute wants the chair there. */
  readonly isQuorate: boolean
  readonly sum: number
  readonly count: number
  /** For reading only; bands are compared by sum and count. Null before the first scorecard. */
  readonly mean: number | null
  readonly gap: number
  readonly gapTooWide: boolean
  /** Every scoring, unconflicted member who is awaited has handed in a card. */
  readonly complete: boolean
}

/** Counts a council's scorecards on one dossier. */
export const tally = ({ members, cards, statute, attended }: CouncilCount): Tally => {
  const seats = members.filter(({ scoring, conflicted }) => scoring && !conflicted)
  const totals = seats.flatMap(
    ({ memberId }) => cards.find((card) => card.memberId === memberId)?.total ?? [],
  )
  const there = new Set(attended ?? cards.map(({ memberId }) => memberId))
  const isThere = ({ memberId, heldBy = memberId }: Seat): boolean =>
    there.has(attended ? heldBy : memberId)
  const present = seats.filter(isThere).length
  const chairPresent = presiding(members).some(isThere)
  // At a meeting those are waited for who are there; whoever scored and left counts all the same.
  const awaited = attended ? seats.filter(isThere) : seats
  const quorumNeeded = Math.ceil(
    (seats.length * statute.quorum.numerator) / statute.quorum.denominator,
  )
  const sum = totals.reduce((total, each) => total + each, 0)
  const gap = totals.length ? Math.max(...totals) - Math.min(...totals) : 0
  return {
    scoring: seats.length,
    quorumNeeded,
    present,
    chairPresent,
    isQuorate: present > 0 && present >= quorumNeeded && (chairPresent || !statute.chairMustAttend),
    sum,
    count: totals.length,
    mean: totals.length ? sum / totals.length : null,
    gap,
    // Exactly the largest gap allowed is still allowed.
    gapTooWide: gap > statute.gapMax.value,
    complete:
      awaited.length > 0 &&
      awaited.every(({ memberId }) => cards.some((card) => card.memberId === memberId)),
  }
}

/** Who may preside: the chair, or the vice chairs where the chair has a conflict of interest. */
export const presiding = (members: readonly Seat[]): readonly Seat[] => {
  const free = members.filter(({ conflicted }) => !conflicted)
  const chairs = free.filter(({ seat }) => seat === 'chair')
  return chairs.length ? chairs : free.filter(({ seat }) => seat === 'vice')
}
