import { z } from 'zod'
import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'
import { Day, Instant } from '@ocop/kernel/days'
import { Problem } from '@ocop/kernel/problem'
import { Realm } from '@ocop/kernel/realm'
import { CertificateStanding } from '../../contract/certified-product.ts'

/** A certificate as its source, the dossiers service, has it at this moment. */
export const SourceCertificate = z.object({
  number: z.string(),
  productId: z.uuid(),
  product: z.string(),
  producer: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
  stars: z.number(),
  standing: CertificateStanding,
  issuedBy: z.string(),
  decisionNumber: z.string(),
  validFrom: Day,
  validTo: Day,
  extendedTo: Day.nullable(),
  replacedBy: z.string().nullable(),
  realm: Realm,
  clockId: z.string(),
  /** The moment its clock shows. */
  now: Instant,
})
export type SourceCertificate = z.infer<typeof SourceCertificate>

/** Asks the source: undefined when it never issued the number. @throws unavailable `unknown` when it cannot tell now */
export type AskSource = (number: string) => Promise<SourceCertificate | undefined>

/** The source behind its internal route. Only its own word counts as "never issued", not any other 404. */
export const askDossiers =
  (dossiersUrl: string, serviceSecret: string): AskSource =>
  async (number) => {
    try {
      return await callService(dossiersUrl, SourceCertificate, {
        path: `/internal/certificates/${encodeURIComponent(number)}`,
        token: await serviceToken('catalogue', serviceSecret),
        timeoutMs: 3_000,
      })
    } catch (error) {
      if (error instanceof Problem && error.code === 'certificate-unknown') return undefined
      throw new Problem(
        'unavailable',
        'unknown',
        'Whether this certificate holds cannot be told just now, since its source does not answer. Ask again in a moment.',
        { facts: { down: ['dossiers'] } },
      )
    }
  }
