import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import type { PersonActor } from '@ocop/kernel/actor'
import { missing, Problem } from '@ocop/kernel/problem'
import type { Realm } from '@ocop/kernel/realm'
import { once } from '@ocop/postgres/once'
import { defaultStates } from '../../contract/product-list.ts'
import { BatchList, RecordBatch, RecordedBatch, Trace } from '../../contract/trace.ts'
import { asPrinted, canBeNumber } from '../certificate/verification.ts'
import { clocksAt } from '../clock/store.ts'
import { partIn } from '../listing/listing.ts'
import { shownListing } from '../listing/shown-store.ts'
import { itemOf } from '../product/listing.ts'
import { cacheBriefly } from '../product/read-needs.ts'
import { productsByIds, type ProductRecord } from '../product/store.ts'
import type { CatalogueTables } from '../tables.ts'
import { batchByCode, batchesOf, insertBatch, productIdByNumber } from './store.ts'
import { newCode, readCode } from './trace-code.ts'

export type BatchNeeds = {
  readonly db: Kysely<CatalogueTables>
  readonly realms: readonly Realm[]
  /** The wall clock. */
  readonly now: () => string
}

export const batchRoutes = (mount: Mount, needs: BatchNeeds): void => {
  recordRoutes(mount, needs)
  traceRoute(mount, needs)
}

const recordRoutes = (mount: Mount, { db, realms, now }: BatchNeeds): void => {
  endpoint(
    mount,
    {
      method: 'post',
      path: '/batches',
      summary: 'Record a batch of a product whose star holds; its producer does',
      access: 'person',
      body: RecordBatch,
      answer: RecordedBatch,
    },
    async ({ body, req }) => {
      const person = personIn(req)
      const record = await ownProduct({ db, realms }, body.productId, person)
      const { state } = itemOf(record, await clocksAt(db, now()))
      if (!defaultStates.some((good) => good === state))
        throw new Problem('conflict', 'star-not-held', 'The product holds no star just now.')
      return once(db, { ...body, personId: person.personId }, async (trx) => {
        const code = newCode()
        const { certificateNumber } = record
        await insertBatch(trx, body, {
          ...{ code, certificateNumber, personId: person.personId, at: now() },
        })
        return { code }
      })
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/listings/{productId}/batches',
      summary: 'The batches of one’s own product, the newest first',
      access: 'person',
      params: z.object({ productId: z.uuid() }),
      answer: BatchList,
    },
    async ({ params: { productId }, req }) => {
      await ownProduct({ db, realms }, productId, personIn(req))
      return { items: await batchesOf(db, productId) }
    },
  )
}

/** @throws missing unless the person has a producer's post in the organisation that makes it */
const ownProduct = async (
  { db, realms }: Pick<BatchNeeds, 'db' | 'realms'>,
  productId: string,
  person: PersonActor,
): Promise<ProductRecord> => {
  const [record] = await productsByIds(db, [productId], realms)
  if (!record || partIn(person, record) !== 'producer') throw missing('product')
  return record
}

const traceRoute = (mount: Mount, { db, realms, now }: BatchNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/trace/{code}',
      summary: 'What a batch’s code or a certificate’s number says about where goods come from',
      access: 'public',
      params: z.object({ code: z.string().max(100) }),
      answer: Trace,
    },
    async ({ params, res }) => {
      const { productId, batch } = await named(db, params.code)
      const [record] = await productsByIds(db, [productId], realms)
      if (!record) throw missing('trace')
      const [listing, batches, clocks] = await Promise.all([
        shownListing(db, productId),
        batchesOf(db, productId),
        clocksAt(db, now()),
      ])
      cacheBriefly(res)
      return {
        product: itemOf(record, clocks),
        traceability: listing?.traceability ?? null,
        hasPhoto: (listing?.photos ?? []).length > 0,
        ...{ batch, batches },
      }
    },
  )

/** @throws missing when no batch and no certificate goes by this */
const named = async (db: BatchNeeds['db'], typed: string) => {
  const code = readCode(typed)
  const found = code && (await batchByCode(db, code))
  if (found) return found
  const number = asPrinted(typed)
  const productId = canBeNumber(number) ? await productIdByNumber(db, number) : undefined
  if (!productId) throw missing('trace')
  return { productId, batch: null }
}
