import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { missing, Problem } from '@ocop/kernel/problem'
import type { Realm } from '@ocop/kernel/realm'
import { once } from '@ocop/postgres/once'
import { SendEnquiry, TrackCode, TrackedEnquiry, TrackingCode } from '../../contract/enquiry.ts'
import { EnquiryTerms } from '../../contract/enquiry-terms.ts'
import { limitForms } from '../form-ticket/routes.ts'
import { codeFor, hashOfCode } from '../form-ticket/seal.ts'
import { useTicket } from '../form-ticket/store.ts'
import { readTicket } from '../form-ticket/ticket.ts'
import { productBySlug, type ProductRecord } from '../product/store.ts'
import type { CatalogueTables } from '../tables.ts'
import { partsByCode } from './desk-store.ts'
import { deadlines, terms } from './enquiry.ts'
import { insertEnquiry } from './store.ts'
import { trackedOf } from './view.ts'

export type EnquiryNeeds = {
  readonly db: Kysely<CatalogueTables>
  readonly realms: readonly Realm[]
  /** Seals form tickets and makes tracking codes. */
  readonly secret: string
  /** The wall clock: buyers write in real time. */
  readonly now: () => string
}

const formsAnHour = 20

/** What the public may do with enquiries: send one, and ask with its code what came of it. */
export const enquiryRoutes = (mount: Mount, needs: EnquiryNeeds): void => {
  limitForms(mount, '/enquiries', formsAnHour)
  termsRoute(mount)
  sendRoute(mount, needs)
  trackRoute(mount, needs)
}

const termsRoute = (mount: Mount): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/enquiries/terms',
      summary: 'Within how many working days producers answer',
      access: 'public',
      answer: EnquiryTerms,
    },
    async () => terms,
  )

const sendRoute = (mount: Mount, { db, realms, secret, now }: EnquiryNeeds): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/enquiries',
      summary: 'Ask one or several producers; free of charge, answered within a told time',
      access: 'public',
      body: SendEnquiry,
      answer: TrackingCode,
    },
    async ({ body, res }) => {
      res.setHeader('Cache-Control', 'no-store')
      const receivedAt = now()
      const { id } = await once(db, body, async (trx) => {
        await useTicket(trx, readTicket(secret, body.ticket, receivedAt), receivedAt)
        const products = await asked(trx, body.products, realms)
        const enquiryId = randomUUID()
        await insertEnquiry(trx, body, {
          ...{ id: enquiryId, receivedAt, products, ...deadlines(body.kind, receivedAt) },
          codeHash: hashOfCode(codeFor(secret, enquiryId)),
        })
        return { id: enquiryId }
      })
      return { code: codeFor(secret, id) }
    },
  )

/** @throws invalid with every slug that names no product */
const asked = async (
  db: EnquiryNeeds['db'],
  slugs: readonly string[],
  realms: readonly Realm[],
): Promise<ProductRecord[]> => {
  const found = new Map<string, ProductRecord>()
  const errors: { pointer: string; code: string; detail: string }[] = []
  for (const [index, slug] of slugs.entries()) {
    const product = await productBySlug(db, slug, realms)
    if (product) found.set(product.productId, product)
    else
      errors.push({
        pointer: `/products/${index}`,
        code: 'product-not-listed',
        detail: `No product is kept at ${slug}.`,
      })
  }
  if (errors.length)
    throw new Problem('invalid', 'product-not-listed', 'Some products are not known.', { errors })
  return [...found.values()]
}

/** A POST although nothing changes: the code opens what was written, so it stands in no address and no log. */
const trackRoute = (mount: Mount, { db, now }: EnquiryNeeds): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/enquiries/track',
      summary: 'What came of an enquiry, for whoever holds its code',
      access: 'public',
      body: TrackCode,
      answer: TrackedEnquiry,
      pure: true,
    },
    async ({ body, res }) => {
      res.setHeader('Cache-Control', 'no-store')
      const tracked = trackedOf(await partsByCode(db, hashOfCode(body.code)), now())
      if (!tracked) throw missing('enquiry')
      return tracked
    },
  )
