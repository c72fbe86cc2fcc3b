import type { BatchStep } from '@ocop/catalogue/contract/trace'
import { orNothing, partsOf, type Read } from './form-reading.ts'

/** The steps of a batch, one per line: day; what was done; where. */
export const stepsIn = (typed: string | undefined): Read<BatchStep[]> =>
  partsOf(typed, ([day, text = '', place], { dayIn }) => {
    const on = dayIn(day)
    return on && text ? { day: on, text, place: orNothing(place) } : undefined
  })
