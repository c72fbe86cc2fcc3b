import { dayOf } from '@ocop/kernel/days'
import { Problem } from '@ocop/kernel/problem'
import type { Mode } from '@ocop/kernel/realm'
import type { Verification } from '../../contract/verification.ts'
import type { SourceCertificate } from './gateway.ts'
import { liveState } from './live-state.ts'

/** A number as printed, from what somebody typed or copied: no blanks, and every kind of dash a plain hyphen. */
export const asPrinted = (typed: string): string =>
  typed
    .normalize('NFC')
    .replaceAll(/\s+/g, '')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')

const printed = /^[\p{L}\p{N}().\-_]{1,100}$/u

/** Whether anything could have been issued under it; whatever else was typed, the source need not be asked. */
export const canBeNumber = (number: string): boolean => printed.test(number)

/** The public's word for a number nobody issued, or that only a rehearsal knows. */
export const neverIssued = (): Problem =>
  new Problem('missing', 'never-issued', 'No certificate was ever issued under this number.')

type Links = { readonly productSlug: string | null; readonly producerSlug: string | null }

/** A certificate as the public reads it at the moment its clock shows. */
export const verified = (
  certificate: SourceCertificate,
  { productSlug, producerSlug }: Links,
  mode: Mode,
): Verification => ({
  number: certificate.number,
  state: liveState(certificate, dayOf(certificate.now)),
  stars: certificate.stars,
  product: { name: certificate.product, slug: productSlug },
  producer: {
    name: certificate.producer.name,
    kind: certificate.producer.kind,
    slug: producerSlug,
  },
  issuedBy: certificate.issuedBy,
  decisionNumber: certificate.decisionNumber,
  validFrom: certificate.validFrom,
  validTo: certificate.validTo,
  extendedTo: certificate.extendedTo,
  asOf: certificate.now,
  replacedBy: certificate.replacedBy,
  ...(mode === 'demonstration' ? { realm: certificate.realm } : {}),
})
