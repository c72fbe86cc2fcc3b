import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CertificatePage, CertificateQuery, CertificateView } from '../../contract/certificate.ts'
import { CertificateReading, SettleExtension } from '../../contract/certificate-keeping.ts'
import { clockNow } from '../clock/store.ts'
import type { Needs } from '../needs.ts'
import { publishProduct } from '../publication/publish.ts'
import { readCertificate } from './reading.ts'
import { settleExtension } from './settle.ts'
import { certificateOf } from './store.ts'
import { listCertificates, summaryOf, viewCertificate } from './view.ts'

const params = z.object({ number: z.string().min(1).max(80) })
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
      answer: CertificateView,
    },
    async ({ params: { number }, req }) =>
      viewCertificate(db, personIn(req), await certificateOf(db, number)),
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/certificates',
      summary: 'The certificates one has to do with',
      access: 'person',
      query: CertificateQuery,
      answer: CertificatePage,
    },
    async ({ query, req }) => listCertificates(db, personIn(req), query),
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/internal/certificates/{number}/reading',
      summary: 'A certificate as its keeper needs it at a moment',
      access: 'service',
      params,
      query: SettleExtension,
      answer: CertificateReading,
    },
    async ({ params: { number }, query: { at } }) => readCertificate(db, number, at),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/certificates/{number}/extension',
      summary: 'Give or end the extension that the law gives or ends',
      access: 'service',
      params,
      body: SettleExtension,
    },
    async ({ params: { number }, body: { at } }) => {
      await settleExtension(db, number, at)
      return {}
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
      const { version: _version, ...record } = summaryOf(row)
      return {
        ...record,
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
