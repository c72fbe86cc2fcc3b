import type { CertificateTerms } from '../../contract/legal-terms.ts'

/** When a re-evaluation is filed: in the window before the end of the certificate, too early, late, or too late. */
export type Filing = {
  readonly when: 'in-window' | 'too-early' | 'late' | 'too-late'
  readonly opensOn: string | null
  readonly closesOn: string | null
}

/**
 * Both ends of the window count (26/2026, Điều 7 khoản 6 điểm a: 180 to 120 days before the end). After it a filing is
 * late where the terms take late ones while the certificate runs, else too late. Without a window every day is in it.
 */
export const filingOn = (
  day: string,
  validTo: string,
  { filingOpensDaysBefore, filingClosesDaysBefore, lateFiling }: CertificateTerms,
): Filing => {
  const before = (days: number | undefined): string | null =>
    days === undefined ? null : Temporal.PlainDate.from(validTo).subtract({ days }).toString()
  const opensOn = before(filingOpensDaysBefore?.value)
  const closesOn = before(filingClosesDaysBefore?.value)
  const when =
    opensOn !== null && day < opensOn
      ? 'too-early'
      : closesOn === null || day <= closesOn
        ? 'in-window'
        : lateFiling?.value
          ? 'late'
          : 'too-late'
  return { when, opensOn, closesOn }
}
