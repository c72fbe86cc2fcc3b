import { sql } from 'kysely'
import { dayOf } from '@ocop/kernel/days'
import type { UnitRef } from '@ocop/kernel/units'
import type { ProductMovement } from '../../contract/transfers.ts'
import type { Trx } from '../act/act.ts'
import type { Needs } from '../needs.ts'
import { formerNames } from './former-names.ts'
import { changedMeanwhile, changeHolders, newHoldersOf } from './new-holders.ts'
import type { ProductCandidate } from './product-candidates.ts'
import { recordProduct, type Transfer } from './store.ts'

type Order = {
  readonly run: Transfer
  readonly commandId: string
  readonly now: string
}

/**
 * Moves a recognised product, its certificate's and its inspections' processes and their open steps in one transaction,
 * with the record of it. The processes go on as they are; they are told of their steps after.
 * @throws conflict when the product or one of its steps changed meanwhile
 */
export const moveProduct = async (
  needs: Needs,
  { movement, post }: ProductCandidate,
  { run, commandId, now }: Order,
): Promise<void> => {
  const { productId, from, to } = movement
  if (!to) return
  const holders = await newHoldersOf(needs, productId, { to, day: dayOf(now) })
  const names = await formerNames(needs.directory, from, to)
  await needs.db.transaction().execute(async (trx) => {
    // Processes before their subject, as their own commands lock them; then those that began meanwhile.
    await lockRuns(trx, productId)
    const unitPath = await lockProduct(trx, productId)
    if (unitPath !== from.path && unitPath !== to.path) throw changedMeanwhile()
    const runs = (await lockRuns(trx, productId)).filter((each) => each.unitPath !== to.path)
    // Another run was here first.
    if (unitPath === to.path && runs.length === 0) return
    const by = { personId: run.personId, post }
    const order = { commandId, kind: 'unit-ended', reason: run.reason, by }
    await changeHolders(trx, holders, { runs, order, at: now })
    await place(trx, { productId, names, to }, runs)
    await logMove(trx, { movement, post, at: now }, run)
    const moved = { post, movedAt: now, commandId }
    await recordProduct(trx, run.id, { ...movement, outcome: 'moved', code: null }, moved)
  })
}

const lockProduct = async (trx: Trx, productId: string): Promise<string> => {
  const { unitPath } = await trx
    .selectFrom('product')
    .select('unitPath')
    .where('id', '=', productId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return unitPath
}

/** Locked, a process opens no step until the move is written, and opens it at the new unit then. */
const lockRuns = (trx: Trx, productId: string) =>
  trx
    .selectFrom('processRun')
    .select(['workflowId', 'unitPath'])
    .where('workflowId', 'in', (eb) =>
      eb.selectFrom('productRun').select('workflowId').where('productId', '=', productId),
    )
    .where('endedAt', 'is', null)
    .orderBy('workflowId')
    .forUpdate()
    .execute()

type Runs = Awaited<ReturnType<typeof lockRuns>>

type Placing = {
  readonly productId: string
  readonly names: readonly string[]
  readonly to: UnitRef
}

/** The catalogue hears of the new place; the product is found by the old names too. */
const place = async (trx: Trx, { productId, names, to }: Placing, runs: Runs): Promise<void> => {
  await trx
    .updateTable('product')
    .set({
      unitCode: to.code,
      unitPath: to.path,
      formerPlaces: sql`product.former_places || array(
        select former.name from unnest(${names}::text[]) with ordinality as former(name, place)
        where former.name <> all(product.former_places) order by former.place)`,
      publicationVersion: sql`publication_version + (case when exists (
        select 1 from certificate where certificate.product_id = product.id) then 1 else 0 end)`,
    })
    .where('id', '=', productId)
    .execute()
  for (const { workflowId } of runs)
    await trx
      .updateTable('processRun')
      .set({ unitPath: to.path })
      .where('workflowId', '=', workflowId)
      .execute()
}

type Move = Pick<ProductCandidate, 'post'> & {
  readonly movement: ProductMovement
  readonly at: string
}

/** The certificate's own record says from where it came; number and code stay as they were given. */
const logMove = async (
  trx: Trx,
  { movement: { certificateNumber: number, from, to, article }, post, at }: Move,
  { reason }: Pick<Transfer, 'reason'>,
): Promise<void> => {
  if (number === null) return
  await trx
    .insertInto('certificateAct')
    .values({
      ...{ number, at, act: 'transfer', commandId: null },
      role: post.role,
      unitName: post.unit.name,
      facts: JSON.stringify({ from, to, article, reason }),
    })
    .execute()
}
