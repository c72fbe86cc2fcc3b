import { at as momentOf, dayOf } from '@ocop/kernel/days'
import type { CertificateCare } from '../../contract/certificate.ts'
import type { CertificateTerms } from '../../contract/legal-terms.ts'
import { lastDayOf, type Kept } from './kept.ts'

type Term = Pick<Kept, 'standing' | 'validTo' | 'extendedTo'>
type Circumstances = {
  readonly pending: { readonly lodgedAt: string | null } | undefined
  readonly terms: CertificateTerms
  readonly closesOn: string
  readonly now: string
  readonly rule: CertificateCare['extendsWhen']['value']
}

/** Whether the law lets the certificate run on for the re-evaluation that is pending. */
const isExtendable = (
  { standing, extendedTo }: Term,
  { pending, terms, closesOn, rule }: Circumstances,
): boolean => {
  if (extendedTo !== null || pending === undefined || !terms.extendedAtMostDays) return false
  if (standing !== 'in-force' && standing !== 'suspended') return false
  return rule === 'pending' || (pending.lodgedAt !== null && dayOf(pending.lodgedAt) > closesOn)
}

/** Whether its extension has lost its reason: the result is there, and it was not a new certificate. */
const isLeftOver = (
  term: Term,
  { pending, now }: Pick<Circumstances, 'pending' | 'now'>,
): boolean =>
  term.extendedTo !== null &&
  pending === undefined &&
  term.standing !== 'revoked' &&
  term.standing !== 'replaced' &&
  dayOf(now) > term.validTo &&
  dayOf(now) < lastDayOf(term)

/**
 * When an extension is to be given: on the last day of the term, from its beginning, so that the certificate is at no
 * moment without a word; or when one is to be ended: at once. Null for neither.
 */
export const settleAt = (term: Term, circumstances: Circumstances): string | null => {
  const { now } = circumstances
  if (isLeftOver(term, circumstances)) return now
  if (!isExtendable(term, circumstances) || dayOf(now) > term.validTo) return null
  return momentOf(term.validTo, '00:00')
}

/** The last day after settling: so many days past the term's end, or the day of the result. */
export const settledTo = (term: Term, circumstances: Circumstances): string | undefined => {
  const due = settleAt(term, circumstances)
  if (due === null || due > circumstances.now) return undefined
  if (term.extendedTo !== null) return dayOf(circumstances.now)
  const days = circumstances.terms.extendedAtMostDays?.value
  return days === undefined
    ? undefined
    : Temporal.PlainDate.from(term.validTo).add({ days }).toString()
}
