import type { Locale } from './page-context.ts'

const timeZone = 'Asia/Ho_Chi_Minh'
const tag = { vi: 'vi-VN', en: 'en-GB' } as const satisfies Record<Locale, string>

/** A day `YYYY-MM-DD` as people write it: 05/10/2026; in English 5 October 2026. */
export const dayText = (day: string, locale: Locale = 'vi'): string =>
  new Intl.DateTimeFormat(
    tag[locale],
    locale === 'vi'
      ? { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' }
      : { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' },
  ).format(new Date(`${day}T00:00:00Z`))

/** An instant as lived in Viet Nam: 08:30, 05/10/2026. */
export const instantText = (instant: string, locale: Locale = 'vi'): string => {
  const at = new Date(instant)
  const time = new Intl.DateTimeFormat(tag[locale], {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at)
  return `${time}, ${dayText(day, locale)}`
}

/** 1.234,5 in Vietnamese, 1,234.5 in English. */
export const numberText = (value: number, locale: Locale = 'vi'): string =>
  new Intl.NumberFormat(tag[locale]).format(value)

/** Whole đồng: 125.000 ₫. */
export const moneyText = (vnd: number, locale: Locale = 'vi'): string =>
  new Intl.NumberFormat(tag[locale], {
    style: 'currency',
    currency: 'VND',
    maximumFractionDigits: 0,
  }).format(vnd)
