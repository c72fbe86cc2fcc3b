import { at } from '@ocop/kernel/days'
import type { CertificateTerms } from '../../contract/legal-terms.ts'

type Notice = { readonly id: string; readonly at: string; readonly text: string }

/** So many plain days before a day. */
export const daysBefore = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).subtract({ days }).toString()

/**
 * What the producer is told before the end of a term, and when: at the start of office hours of the day the law or the
 * statute names, each with its article.
 */
export const noticesOf = (
  { validTo, number }: { readonly validTo: string; readonly number: string },
  { warnDaysBefore, noticeDaysBefore, filingClosesDaysBefore }: CertificateTerms,
): readonly Notice[] => {
  const closesOn = daysBefore(validTo, filingClosesDaysBefore?.value ?? noticeDaysBefore.value)
  const warnings = warnDaysBefore.map(({ value, article }) => ({
    id: `warn-${value}`,
    at: officeOpens(daysBefore(validTo, value)),
    text: `Giấy chứng nhận ${number} hết hạn ngày ${written(validTo)}, còn ${value} ngày. Hồ sơ đánh giá lại nộp chậm nhất ngày ${written(closesOn)} (${article}).`,
  }))
  const { value, article } = noticeDaysBefore
  const last = {
    id: `notice-${value}`,
    at: officeOpens(daysBefore(validTo, value)),
    text: `Thông báo: giấy chứng nhận ${number} hết hạn ngày ${written(validTo)}, còn ${value} ngày (${article}).`,
  }
  return [...warnings, last]
}

const officeOpens = (day: string): string => at(day, '08:00')

/** `2029-06-01` as Vietnamese readers write it: 01/06/2029. */
export const written = (day: string): string => day.split('-').toReversed().join('/')
