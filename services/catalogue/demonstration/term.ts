/** Certificates last 36 months (Decision 26/2026); the last day is the same day of the month, inclusive. */
const months = 36

/** How the entries are spread: for each share of them, between which numbers of days they have left. */
const spread = [
  { upTo: 0.7, from: 210, to: 1_080 },
  { upTo: 0.85, from: 3, to: 175 },
  { upTo: 1, from: -420, to: -5 },
] as const

/** The certificate's days for an entry: the share stays with the entry, so its place in the spread does too. */
export const termOn = (today: string, share: number): { validFrom: string; validTo: string } => {
  const validFrom = Temporal.PlainDate.from(today)
    .add({ days: daysLeft(share) })
    .subtract({ months })
  return { validFrom: validFrom.toString(), validTo: validFrom.add({ months }).toString() }
}

const daysLeft = (share: number): number => {
  const part = spread.find(({ upTo }) => share < upTo) ?? spread[0]
  const below = spread.findLast(({ upTo }) => upTo <= share)?.upTo ?? 0
  const within = (share - below) / (part.upTo - below)
  return Math.round(part.from + within * (part.to - part.from))
}
