import type { ListingContent } from '@ocop/catalogue/contract/listing'
import { deskMarketTexts } from '../../i18n/vi/desk-market.ts'

/** What a field says, or the sentence that tells what is wrong with it. */
export type Read<T> =
  { readonly value: T; readonly fault?: never } | { readonly value?: never; readonly fault: string }

type Values = Readonly<Record<string, string>>
const t = deskMarketTexts.faults

export const orNothing = (text: string | undefined): string | null => text?.trim() || null

/** The lines of a text that say something. */
export const lines = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** `dd/mm/yyyy` or `yyyy-mm-dd` as a day; null for nothing, undefined for what is no day. */
const dayIn = (text: string | undefined): string | null | undefined => {
  const typed = orNothing(text)
  if (typed === null) return null
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? []
  const written = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed
  const at = new Date(`${written}T00:00:00Z`)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(at.getTime())
  // A 31/02 rolls over to March and is no day.
  return isDay && at.toISOString().startsWith(written) ? written : undefined
}

type Part = readonly (string | undefined)[]

/** One record per line, its parts between semicolons; the first line that cannot be read is named. */
export const partsOf = <T>(
  typed: string | undefined,
  read: (parts: Part, tools: { readonly dayIn: typeof dayIn }) => T | undefined,
): Read<T[]> => {
  const records: T[] = []
  for (const [index, line] of lines(typed).entries()) {
    const record = read(
      line.split(';').map((part) => part.trim()),
      { dayIn },
    )
    if (record === undefined) return { fault: t.line(String(index + 1)) }
    records.push(record)
  }
  return { value: records }
}

/** A Vietnamese number: points between thousands, a comma before the fraction. */
const numberIn = (text: string): number =>
  Number(text.replaceAll(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.'))

/** `500 hộp`: a number and its unit. */
export const amountIn = (text: string | undefined): Read<ListingContent['minimumOrder']> => {
  const typed = orNothing(text)
  if (typed === null) return { value: null }
  const [, number = '', unit = ''] = /^([\d.,]+)\s*(\D.*)$/.exec(typed) ?? []
  const amount = numberIn(number)
  return number && unit && amount > 0
    ? { value: { amount, unit: unit.trim() } }
    : { fault: t.amount }
}

export const daysIn = (text: string | undefined): Read<number | null> => {
  const typed = orNothing(text)
  if (typed === null) return { value: null }
  return /^\d{1,3}$/.test(typed) ? { value: Number(typed) } : { fault: t.whole }
}

export const monthsIn = (text: string | undefined): Read<number[]> => {
  const typed = orNothing(text)
  if (typed === null) return { value: [] }
  const months = [...new Set(typed.split(/[\s,]+/).map(Number))]
  const areMonths = months.every((month) => Number.isInteger(month) && month >= 1 && month <= 12)
  return areMonths ? { value: months.toSorted((a, b) => a - b) } : { fault: t.months }
}

/** A price is whole or it is none: how much, for what, on which day. */
export const priceIn = (values: Values): Read<ListingContent['price']> => {
  const [vnd, unit, asOf] = [values['price'], values['priceUnit'], values['priceAsOf']].map(
    orNothing,
  )
  if (!vnd && !unit && !asOf) return { value: null }
  const amount = vnd ? numberIn(vnd) : Number.NaN
  const day = dayIn(asOf ?? '')
  return Number.isInteger(amount) && amount > 0 && unit && day
    ? { value: { vnd: amount, unit, asOf: day } }
    : { fault: t.price }
}
