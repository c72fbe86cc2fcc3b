import { sql } from 'kysely'
import { z } from 'zod'
import { levelsFor } from '../../contract/plan.ts'
import { processes } from '../../contract/process-names.ts'
import { Movement } from '../../contract/transfers.ts'
import { regime } from '../regime/regimes.ts'
import { act, type ActContext } from './act.ts'

/** What the transfer's draft holds beside what the person sent: whence and whither, as it was worked out then. */
const TransferOrder = z.object({
  reason: z.string(),
  from: Movement.shape.from,
  to: Movement.shape.to.unwrap(),
  article: z.string(),
})
type TransferOrder = z.infer<typeof TransferOrder>

/** The open evaluation goes on, alive, with the unit and regime that succeed its own; the names it had stay on record. */
export const transfer = act(TransferOrder, {
  write: async (context, order) => {
    const { dossier } = context
    const { reason, from, to, article } = order
    await lapseOpenRequest(context)
    await moveProduct(context, order)
    await moveRun(context, order)
    const { dueAt: _, ...entry } = to
    return {
      set: {
        regime: to.regime,
        unitCode: to.unit.code,
        unitName: to.unit.name,
        unitPath: to.unit.path,
        ...(from.unit.path === to.unit.path
          ? {}
          : { formerUnits: JSON.stringify([...dossier.formerUnits, from.unit]) }),
      },
      successor: {
        levels: levelsFor(regime(to.regime), dossier),
        level: to.level,
        entry: to.step,
      },
      facts: { reason, article, from, to: entry },
    }
  },
})

/** Whoever takes the dossier over asks for what it still lacks itself. */
const lapseOpenRequest = async ({ trx, dossier, at }: ActContext): Promise<void> => {
  await trx
    .updateTable('supplementRequest')
    .set({ lapsedAt: at })
    .where('dossierId', '=', dossier.id)
    .where('answeredAt', 'is', null)
    .where('lapsedAt', 'is', null)
    .execute()
}

/** Whoever administers the new unit looks after its process. */
const moveRun = async ({ trx, dossier }: ActContext, { to }: TransferOrder): Promise<void> => {
  await trx
    .updateTable('processRun')
    .set({ unitPath: to.unit.path })
    .where('workflowId', '=', processes.workflowId('dossier', dossier.id))
    .execute()
}

/** The product is looked for under its new unit, and found by the old name too. */
const moveProduct = async (
  { trx, dossier }: ActContext,
  { from, to }: TransferOrder,
): Promise<void> => {
  if (from.unit.path === to.unit.path) return
  await trx
    .updateTable('product')
    .set({
      unitCode: to.unit.code,
      unitPath: to.unit.path,
      formerPlaces: sql`array_append(former_places, ${from.unit.name})`,
      // The catalogue hears of it, where the product is certified.
      publicationVersion: sql`publication_version + (case when exists (
        select 1 from certificate where certificate.product_id = product.id) then 1 else 0 end)`,
    })
    .where('id', '=', dossier.productId)
    .execute()
}
