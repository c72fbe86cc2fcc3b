import { randomUUID } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { guarded } from '@ocop/postgres/guarded'
import type { EnquiryState, SendEnquiry } from '../../contract/enquiry.ts'
import { keepWords } from '../ledger/store.ts'
import { closed, escalated, opened } from '../ledger/words.ts'
import type { ProductRecord } from '../product/store.ts'
import type { CatalogueTables } from '../tables.ts'

type Db = Kysely<CatalogueTables>
type Trx = Transaction<CatalogueTables>

export type Receiving = {
  readonly id: string
  readonly codeHash: string
  readonly receivedAt: string
  readonly dueAt: string
  readonly lapsesAt: string
}

/** Writes an enquiry down with one part per product, and opens each producer's turn in the ledger. */
export const insertEnquiry = async (
  trx: Trx,
  { kind, buyer, message, quantity, place, wantedBy }: SendEnquiry,
  {
    id,
    codeHash,
    receivedAt,
    dueAt,
    lapsesAt,
    products,
  }: Receiving & {
    readonly products: readonly ProductRecord[]
  },
): Promise<void> => {
  await trx
    .insertInto('enquiry')
    .values({
      ...{ id, codeHash, kind, message, quantity, place, wantedBy, receivedAt },
      buyer: JSON.stringify(buyer),
    })
    .execute()
  const parts = products.map((product) => ({ part: randomUUID(), product }))
  await trx
    .insertInto('enquiryPart')
    .values(
      parts.map(({ part, product: { productId, producerId } }) => ({
        ...{ id: part, enquiryId: id, productId, producerId, dueAt, lapsesAt },
        version: 1,
        state: 'open' as const,
      })),
    )
    .execute()
  await keepWords(
    trx,
    parts.map(({ part, product }) =>
      opened({
        ...{ id: part, enquiryId: id, receivedAt, dueAt },
        productName: product.name,
        producerId: product.producerId,
        provinceCode: product.provinceCode,
        communeCode: product.communeCode,
        realm: product.realm,
      }),
    ),
  )
}

export type Answering = {
  readonly id: string
  readonly seenVersion: number
  readonly answer: string
  readonly outcome: Exclude<EnquiryState, 'open' | 'no-answer'>
  readonly personId: string
  readonly onBehalf: boolean
  readonly at: string
}

/** @throws conflict when somebody else answered meanwhile */
export const answerPart = async (trx: Trx, answering: Answering) => {
  const { id, seenVersion, answer, outcome, personId, onBehalf, at } = answering
  const row = await trx
    .updateTable('enquiryPart')
    .set({
      ...{ answer, onBehalf, answeredAt: at, answeredBy: personId, state: outcome },
      version: seenVersion + 1,
      closedAt: outcome === 'answered' ? null : at,
    })
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .where('state', '=', 'open')
    .returning(['id', 'version', 'state'])
    .executeTakeFirst()
  const kept = guarded(row)
  await keepWords(trx, [closed(id, at, onBehalf ? 'answered-on-behalf' : 'answered')])
  return kept
}

/** @throws conflict when it is not waiting for its end any more */
export const concludePart = async (
  trx: Trx,
  id: string,
  { seenVersion, outcome, at }: { seenVersion: number; outcome: EnquiryState; at: string },
) =>
  guarded(
    await trx
      .updateTable('enquiryPart')
      .set({ state: outcome, version: seenVersion + 1, closedAt: at })
      .where('id', '=', id)
      .where('version', '=', seenVersion)
      .where('state', '=', 'answered')
      .returning(['id', 'version', 'state'])
      .executeTakeFirst(),
  )

/** Tells the commune of parts whose answer is overdue. @returns how many */
export const escalateOverdue = (db: Db, now: string): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const late = await trx
      .updateTable('enquiryPart')
      .from('product')
      .set({ escalatedAt: now })
      .whereRef('product.productId', '=', 'enquiryPart.productId')
      .where('state', '=', 'open')
      .where('dueAt', '<', now)
      .where('escalatedAt', 'is', null)
      .returning(['enquiryPart.id', 'product.provinceCode', 'product.communeCode'])
      .execute()
    await keepWords(
      trx,
      late.map((part) => escalated(part, now)),
    )
    return late.length
  })

/** Ends parts nobody has answered for too long. @returns how many */
export const lapseUnanswered = (db: Db, now: string): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const lapsed = await trx
      .updateTable('enquiryPart')
      .set((row) => ({ state: 'no-answer', closedAt: now, version: row('version', '+', 1) }))
      .where('state', '=', 'open')
      .where('lapsesAt', '<', now)
      .returning('id')
      .execute()
    await keepWords(
      trx,
      lapsed.map(({ id }) => closed(id, now, 'no-answer')),
    )
    return lapsed.length
  })
