/**
 * The last day of a certificate: the same day so many months later, inclusive (36 months: 26/2026, Điều 3 khoản 3).
 * A day the month does not have becomes its last one: 31/08 + 6 months is 28/02.
 */
export const lastValidDay = (validFrom: string, months: number): string =>
  Temporal.PlainDate.from(validFrom).add({ months }).toString()
