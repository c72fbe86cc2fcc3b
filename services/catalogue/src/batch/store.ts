import type { Kysely, Transaction } from 'kysely'
import { Problem } from '@ocop/kernel/problem'
import { isUniqueViolation } from '@ocop/postgres/guarded'
import { BatchStep, type Batch, type RecordBatch } from '../../contract/trace.ts'
import type { CatalogueTables } from '../tables.ts'

type Db = Kysely<CatalogueTables>
type Recording = {
  readonly code: string
  readonly certificateNumber: string
  readonly personId: string
  readonly at: string
}

/** @throws conflict `batch-recorded` when the product has a batch under this lot already */
export const insertBatch = async (
  trx: Transaction<CatalogueTables>,
  { productId, lot, madeOn, expiresOn, steps }: RecordBatch,
  { code, certificateNumber, personId, at }: Recording,
): Promise<void> => {
  await trx
    .insertInto('batch')
    .values({
      ...{ code, productId, lot, madeOn, expiresOn, certificateNumber },
      steps: JSON.stringify(steps),
      recordedBy: personId,
      recordedAt: at,
    })
    .execute()
    .catch((error: unknown) => {
      if (isUniqueViolation(error, 'batch_lot'))
        throw new Problem('conflict', 'batch-recorded', 'This lot is on record already.')
      throw error
    })
}

type BatchRow = { steps: unknown } & Omit<Batch, 'steps'>

const batchOf = ({ steps, ...row }: BatchRow): Batch => ({
  ...row,
  steps: BatchStep.array().parse(steps),
})

const columns = [
  'code',
  'lot',
  'madeOn',
  'expiresOn',
  'steps',
  'certificateNumber',
  'recordedAt',
] as const

/** A product's batches, the newest first. */
export const batchesOf = async (db: Db, productId: string): Promise<Batch[]> => {
  const rows = await db
    .selectFrom('batch')
    .select(columns)
    .where('productId', '=', productId)
    .orderBy('madeOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .limit(50)
    .execute()
  return rows.map(batchOf)
}

export const batchByCode = async (
  db: Db,
  code: string,
): Promise<{ productId: string; batch: Batch } | undefined> => {
  const row = await db
    .selectFrom('batch')
    .select(columns)
    .select('productId')
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) return undefined
  const { productId, ...batch } = row
  return { productId, batch: batchOf(batch) }
}

/** The product that holds this certificate now. */
export const productIdByNumber = async (db: Db, number: string): Promise<string | undefined> => {
  const row = await db
    .selectFrom('product')
    .select('productId')
    .where('certificateNumber', '=', number)
    .executeTakeFirst()
  return row?.productId
}
