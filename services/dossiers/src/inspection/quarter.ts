/** A quarter of a year, e.g. `2026-Q3`, from its first day to its last. */
export const quarterOf = (
  year: number,
  number: number,
): { readonly period: string; readonly from: string; readonly to: string } => {
  const first = Temporal.PlainDate.from({ year, month: number * 3 - 2, day: 1 })
  return {
    period: `${year}-Q${number}`,
    from: first.toString(),
    to: first.add({ months: 3 }).subtract({ days: 1 }).toString(),
  }
}
