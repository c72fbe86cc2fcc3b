import type { CertificateStanding, LiveState } from '../../contract/certified-product.ts'

/**
 * From this many days before the end on, the public reads "expiring": a re-evaluation is to be lodged 180 to 120 days
 * before the end (Decision 26/2026, re-evaluation of certified products).
 */
export const expiringDays = 180

export type CertificateTerm = {
  readonly standing: CertificateStanding
  readonly validTo: string
  readonly extendedTo: string | null
}

/** The last day the certificate is good, inclusive. */
export const lastDayOf = ({ validTo, extendedTo }: Omit<CertificateTerm, 'standing'>): string =>
  extendedTo ?? validTo

/** Days since 1970-01-01, the form in which an index compares days. */
export const dayNumber = (day: string): number =>
  Temporal.PlainDate.from('1970-01-01').until(Temporal.PlainDate.from(day), { largestUnit: 'day' })
    .days

/**
 * The state of a certificate on one Vietnamese day, always worked out when it is read and kept nowhere. Revoked and
 * replaced are final words; past its last day even a suspended certificate has expired.
 */
export const liveState = (term: CertificateTerm, today: string): LiveState => {
  if (term.standing === 'revoked' || term.standing === 'replaced') return term.standing
  const daysLeft = dayNumber(lastDayOf(term)) - dayNumber(today)
  if (daysLeft < 0) return 'expired'
  if (term.standing !== 'in-force') return term.standing
  return daysLeft <= expiringDays ? 'expiring' : 'valid'
}
