import { dayAfter } from '@ocop/kernel/calendar/working-days'

/** The days of a closure, both ends included. */
export const daysOf = ({ from, to }: { readonly from: string; readonly to: string }): string[] => {
  const days: string[] = []
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day)
  return days
}

/** The days of several closures together, each once, in order. */
export const allDays = (
  closures: readonly { readonly from: string; readonly to: string }[],
): string[] => [...new Set(closures.flatMap(daysOf))].toSorted()
