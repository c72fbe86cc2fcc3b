import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import type { Mode, Realm } from '@ocop/kernel/realm'
import { verificationExample } from '../product/examples.ts'
import { Verification } from '../../contract/verification.ts'
import { productsByIds } from '../product/store.ts'
import type { CatalogueTables } from '../tables.ts'
import type { AskSource } from './gateway.ts'
import { asPrinted, canBeNumber, neverIssued, verified } from './verification.ts'

export type VerifyNeeds = {
  readonly db: Kysely<CatalogueTables>
  readonly askSource: AskSource
  readonly realms: readonly Realm[]
  readonly mode: Mode
}

/**
 * GET certificates/{number}: asked from the source every time and kept by nobody, since "valid" must be true at the
 * moment it is said.
 */
export const certificateRoutes = (
  mount: Mount,
  { db, askSource, realms, mode }: VerifyNeeds,
): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/certificates/{number}',
      summary: 'What a certificate is worth now; 404 `never-issued`, 503 `unknown`',
      access: 'public',
      params: z.object({ number: z.string() }),
      answer: Verification,
      example: verificationExample,
    },
    async ({ params, res }) => {
      const number = asPrinted(params.number)
      res.setHeader('Cache-Control', 'no-store')
      if (!canBeNumber(number)) throw neverIssued()
      const certificate = await askSource(number)
      if (!certificate || !realms.includes(certificate.realm)) throw neverIssued()
      const [record] = await productsByIds(db, [certificate.productId], realms)
      return verified(
        certificate,
        { productSlug: record?.slug ?? null, producerSlug: record?.producerSlug ?? null },
        mode,
      )
    },
  )
