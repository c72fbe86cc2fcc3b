import type { Kysely, Selectable } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import { missing, Problem } from '@ocop/kernel/problem'
import type {
  NewTransfer,
  ProductTransferItem,
  TransferItem,
  TransferView,
} from '../../contract/transfers.ts'
import type { DossierTables } from '../tables.ts'

type Db = Kysely<DossierTables>
export type Transfer = Selectable<DossierTables['transfer']>

/** Begins a run, or finds the one its command began. @throws conflict when that was another */
export const beginTransfer = async (
  db: Db,
  { commandId, unit, regime, clockId, reason }: NewTransfer,
  { personId, now }: { readonly personId: string; readonly now: string },
): Promise<Transfer> => {
  const wish = { unitCode: unit ?? null, regime: regime ?? null, clockId, reason, personId }
  await db
    .insertInto('transfer')
    .values({ id: commandId, ...wish, begunAt: now })
    .onConflict((key) => key.column('id').doNothing())
    .execute()
  const run = await findTransfer(db, commandId)
  if (
    Object.entries(wish).every(([name, value]) =>
      Object.entries(run).some(([n, v]) => n === name && v === value),
    )
  )
    return run
  throw new Problem(
    'conflict',
    'command-reused',
    'This commandId was used for another command. Use a new one.',
  )
}

/** @throws missing */
export const findTransfer = async (db: Db, id: string): Promise<Transfer> => {
  const run = await db.selectFrom('transfer').selectAll().where('id', '=', id).executeTakeFirst()
  if (!run) throw missing('transfer')
  return run
}

/** What a dossier came to; a failure is tried again and may become a move. */
export const recordItem = async (
  db: Db,
  transferId: string,
  { outcome, code, ...movement }: TransferItem,
): Promise<void> => {
  const item = { outcome, code, movement: JSON.stringify(movement) }
  await db
    .insertInto('transferItem')
    .values({ transferId, dossierId: movement.dossierId, ...item })
    .onConflict((key) =>
      key
        .columns(['transferId', 'dossierId'])
        .doUpdateSet(item)
        .where('transferItem.outcome', '!=', 'moved'),
    )
    .execute()
}

type Moved = { readonly post: Post; readonly movedAt: string; readonly commandId: string }

/** What a product came to; `moved` is written with the move itself, by whom, when, and under which command. */
export const recordProduct = async (
  db: Db,
  transferId: string,
  { outcome, code, ...movement }: ProductTransferItem,
  moved?: Moved,
): Promise<void> => {
  const item = {
    ...{ outcome, code, movement: JSON.stringify(movement) },
    post: moved ? JSON.stringify(moved.post) : null,
    movedAt: moved?.movedAt ?? null,
    commandId: moved?.commandId ?? null,
  }
  await db
    .insertInto('transferProduct')
    .values({ transferId, productId: movement.productId, ...item })
    .onConflict((key) =>
      key
        .columns(['transferId', 'productId'])
        .doUpdateSet(item)
        .where('transferProduct.outcome', '!=', 'moved'),
    )
    .execute()
}

/** What failed is tried anew; should another run have moved it meanwhile, it failed no more. */
export const forgetFailed = async (db: Db, transferId: string): Promise<void> => {
  await db
    .deleteFrom('transferProduct')
    .where('transferId', '=', transferId)
    .where('outcome', '=', 'failed')
    .execute()
}

/** The open steps that a run has changed and whose processes do not know of it yet. */
export const untoldSteps = async (db: Db, transferId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('transferProduct')
    .innerJoin('stepChange', 'stepChange.commandId', 'transferProduct.commandId')
    .select('stepChange.stepId')
    .where('transferProduct.transferId', '=', transferId)
    .where('stepChange.signalledAt', 'is', null)
    .orderBy('stepChange.stepId')
    .execute()
  return rows.map(({ stepId }) => stepId)
}

export const viewTransfer = async (db: Db, run: Transfer, done: boolean): Promise<TransferView> => {
  const rows = await db
    .selectFrom('transferItem')
    .selectAll()
    .where('transferId', '=', run.id)
    .orderBy('dossierId')
    .execute()
  const products = await db
    .selectFrom('transferProduct')
    .selectAll()
    .where('transferId', '=', run.id)
    .orderBy('productId')
    .execute()
  const count = (outcome: TransferItem['outcome']): number =>
    [...rows, ...products].filter((row) => row.outcome === outcome).length
  return {
    id: run.id,
    unit: run.unitCode,
    regime: run.regime,
    clockId: run.clockId,
    reason: run.reason,
    begunAt: run.begunAt,
    done,
    counts: { moved: count('moved'), orphan: count('orphan'), failed: count('failed') },
    items: rows.map(({ outcome, code, movement }) => ({ ...movement, outcome, code })),
    products: products.map(({ outcome, code, movement }) => ({ ...movement, outcome, code })),
  }
}
