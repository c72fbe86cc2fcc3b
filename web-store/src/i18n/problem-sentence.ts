import type { Fault } from '@ocop/kernel/problem'
import type { Locale } from '../lib/page-context.ts'
import { problemsVi } from './problems.vi.ts'

const general = {
  vi: 'Yêu cầu chưa thực hiện được. Xin kiểm tra lại rồi thử lại sau ít phút.',
  en: 'The request could not be carried out. Check it and try again in a few minutes.',
} as const satisfies Record<Locale, string>

/** What a problem's code says to the reader, with what to do. English readers get the general sentence. */
export const problemSentence = (code: string, locale: Locale = 'vi'): string =>
  (locale === 'vi' ? problemsVi[code] : undefined) ?? general[locale]

/** The sentence of one fault; a code without its own tells at least where it stands. */
export const faultSentence = (fault: Fault, locale: Locale = 'vi'): string => {
  if (locale === 'en') return fault.detail
  return problemsVi[fault.code] ?? `Mục ${placeOf(fault.pointer)} chưa hợp lệ.`
}

const placeOf = (pointer: string): string =>
  pointer.split('/').filter(Boolean).join(' › ') || 'vừa gửi'
