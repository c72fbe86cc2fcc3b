import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { Day } from '@ocop/kernel/days'
import { clockNow } from '../clock/store.ts'
import type { Needs } from '../needs.ts'
import { publishProduct } from '../publication/publish.ts'
import { certificateOf, type CertificateRow } from './store.ts'

const params = z.object({ number: z.string().min(1).max(80) })
const Certificate = z.object({
  number: z.string(),
  stars: z.number(),
  standing: z.string(),
  product: z.string(),
  producer: z.string(),
  issuedBy: z.string(),
  decisionNumber: z.string(),
  validFrom: Day,
  validTo: Day,
  extendedTo: Day.nullable(),
  replacedBy: z.string().nullable(),
  realm: z.string(),
})

/** Certificates: read by signed-in people, asked for by the catalogue, published by the process. */
export const certificateRoutes = (mount: Mount, needs: Needs): void => {
  const { db, wallClock } = needs
  endpoint(
    mount,
    {
      method: 'get',
      path: '/certificates/{number}',
      summary: 'A certificate as recorded',
      access: 'person',
      params,
      answer: Certificate,
    },
    async ({ params: { number } }) => {
      const row = await certificateOf(db, number)
      return { ...recordOf(row), product: row.productName, producer: row.organisationName }
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/internal/certificates/{number}',
      summary: 'A certificate with its clock’s now',
      access: 'service',
      params,
    },
    async ({ params: { number } }) => {
      const row = await certificateOf(db, number)
      return {
        ...recordOf(row),
        productId: row.productId,
        product: row.productName,
        producer: {
          id: row.organisationId,
          name: row.organisationName,
          kind: row.organisationKind,
        },
        clockId: row.clockId,
        now: await clockNow(db, row.clockId, wallClock),
      }
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/certificates/{number}/publish',
      summary: 'Give the catalogue the certificate’s product',
      access: 'service',
      params,
    },
    async ({ params: { number } }) => {
      const { productId } = await certificateOf(db, number)
      await publishProduct(needs, productId)
      return { productId }
    },
  )
}

const recordOf = ({
  number,
  stars,
  standing,
  issuedBy,
  decisionNumber,
  validFrom,
  validTo,
  extendedTo,
  replacedBy,
  realm,
}: CertificateRow) => ({
  number,
  stars,
  standing,
  issuedBy,
  decisionNumber,
  validFrom,
  validTo,
  extendedTo,
  replacedBy,
  realm,
})
