import type { Seat } from './tally.ts'

/** A seat with its history: whom its holder took over from, and whether somebody else holds it by now. */
export type HeldSeat = Seat & { readonly replaces: string | null; readonly hasLeft: boolean }

/**
 * The seats that count for one scoring, one per seat of the council: a member who scored before leaving keeps it, and
 * whoever came after does not score that dossier a second time.
 */
export const countedSeats = (
  seats: readonly HeldSeat[],
  scored: ReadonlySet<string>,
): readonly Seat[] =>
  seats
    .filter(({ hasLeft }) => !hasLeft)
    .map((held) => {
      const { memberId, seat, scoring, conflicted } = scorerOf(seats, held, scored)
      return { memberId, seat, scoring, conflicted, heldBy: held.memberId }
    })

/** Whose card counts for a seat: that of the first holder who scored, else the present one's. */
const scorerOf = (
  seats: readonly HeldSeat[],
  held: HeldSeat,
  scored: ReadonlySet<string>,
): HeldSeat => {
  let scorer = held
  for (let each: HeldSeat | undefined = held; each; each = predecessorOf(seats, each))
    if (scored.has(each.memberId)) scorer = each
  return scorer
}

const predecessorOf = (seats: readonly HeldSeat[], { replaces }: HeldSeat): HeldSeat | undefined =>
  seats.find(({ memberId }) => memberId === replaces)
