/** The months that are over on a day, from the first one on, newest first, as `2026-10`; at most three years. */
export const monthsOver = (first: string, today: string): readonly string[] => {
  const begin = Temporal.PlainDate.from(first).toPlainYearMonth()
  const months: string[] = []
  let month = Temporal.PlainDate.from(today).toPlainYearMonth().subtract({ months: 1 })
  while (Temporal.PlainYearMonth.compare(month, begin) >= 0 && months.length < 36) {
    months.push(month.toString())
    month = month.subtract({ months: 1 })
  }
  return months
}

/** A month's last day, and the instant in Viet Nam at which it is over. */
export const endOf = (month: string): { readonly day: string; readonly over: string } => {
  const next = Temporal.PlainYearMonth.from(month).add({ months: 1 }).toPlainDate({ day: 1 })
  return {
    day: next.subtract({ days: 1 }).toString(),
    over: next
      .toZonedDateTime('Asia/Ho_Chi_Minh')
      .toInstant()
      .toString({ fractionalSecondDigits: 3 }),
  }
}
