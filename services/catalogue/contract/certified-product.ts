import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
import { Realm } from '@ocop/kernel/realm'

/** What has been decided about a certificate; `valid`, `expiring` and `expired` follow from it and the clock. */
export const CertificateStanding = z.enum([
  'in-force',
  'extended',
  'suspended',
  'revoked',
  'replaced',
])
export type CertificateStanding = z.infer<typeof CertificateStanding>

/** The words the public reads (http.md). */
export const LiveState = z.enum([
  'valid',
  'expiring',
  'extended',
  'expired',
  'suspended',
  'revoked',
  'replaced',
])
export type LiveState = z.infer<typeof LiveState>

/**
 * A certified product as the dossiers service tells it (PUT internal/certified-products/{productId}). Told again or
 * late it changes nothing: only a higher `version` of the same product is taken.
 */
export const CertifiedProduct = z.strictObject({
  productId: z.uuid(),
  version: z.number().int().positive(),
  name: z.string(),
  sheetSet: z.string(),
  /** Number of the product's score sheet (bộ sản phẩm), 1–26; null where unknown. */
  sheet: z.number().int().min(1).max(26).nullable(),
  /** Ids of the score-sheet data, e.g. sector `food`, group `fresh`. */
  sector: z.string(),
  group: z.string().nullable(),
  provinceCode: z.string(),
  communeCode: z.string().nullable(),
  /** Older place names that find the product too (district, province before 01/07/2025). */
  formerPlaces: z.array(z.string()),
  producer: z.strictObject({ id: z.string(), name: z.string(), kind: z.string() }),
  certificate: z.strictObject({
    number: z.string(),
    stars: z.number().int().min(3).max(5),
    standing: CertificateStanding,
    decisionNumber: z.string(),
    issuedBy: z.string(),
    validFrom: Day,
    /** The last day it is valid, inclusive. */
    validTo: Day,
    extendedTo: Day.nullable(),
    replacedBy: z.string().nullable(),
  }),
  story: z.string().nullable(),
  realm: Realm,
  clockId: z.string(),
  changedAt: Instant,
})
export type CertifiedProduct = z.infer<typeof CertifiedProduct>
