import { z } from 'zod'
import { CommandHead } from '@ocop/kernel/ids'
import { Day, Instant } from '@ocop/kernel/days'
import { liveClock } from '@ocop/kernel/realm'
import { PageQuery, pageOf } from '@ocop/kernel/page'
import { UnitRef } from '@ocop/kernel/units'
import { EvaluationLevel, StepName } from './regime.ts'

const Reason = z.string().trim().min(5).max(2_000)

/** `POST dossiers/{id}/transfer`: the open evaluation moves, alive, to the unit and regime that succeed its own. */
export const TransferBody = CommandHead.extend({ reason: Reason })

/**
 * Which open dossiers: all of a dissolved unit and below it, all of a regime, or both. With a unit alone its recognised
 * products go along: a product is of no regime.
 */
const Scope = {
  unit: z.string().max(60).optional(),
  regime: z.string().max(60).optional(),
  clockId: z.string().max(120).default(liveClock),
}

/** `on`: as it will be on that day; absent: as it is now. */
export const TransferQuery = z.strictObject({ ...PageQuery.shape, ...Scope, on: Day.optional() })
export type TransferQuery = z.infer<typeof TransferQuery>

/** The same commandId again goes on where the run stopped. */
export const NewTransfer = z.strictObject({ commandId: z.uuid(), ...Scope, reason: Reason })
export type NewTransfer = z.infer<typeof NewTransfer>

const Place = {
  regime: z.string(),
  level: EvaluationLevel,
  step: StepName,
  unit: UnitRef,
  dueAt: Instant,
}

/** Why a dossier or a product cannot move, and where that stands. */
export const Orphan = z.object({ code: z.string(), detail: z.string(), article: z.string() })
export type Orphan = z.infer<typeof Orphan>

/** Where an open dossier stands, and where it goes: the level, unit and step, and what its deadline becomes. */
export const Movement = z.object({
  dossierId: z.uuid(),
  title: z.string(),
  from: z.object({ ...Place, attempt: z.number().int() }),
  to: z.object(Place).nullable(),
  article: z.string(),
  orphan: Orphan.nullable(),
})
export type Movement = z.infer<typeof Movement>

/** Where a recognised product goes when its unit ends, with its certificate and its inspections. */
export const ProductMovement = z.object({
  productId: z.uuid(),
  product: z.string(),
  /** The certificate it stands by; null: only an inspection of it goes on. */
  certificateNumber: z.string().nullable(),
  from: UnitRef,
  to: UnitRef.nullable(),
  article: z.string(),
  orphan: Orphan.nullable(),
})
export type ProductMovement = z.infer<typeof ProductMovement>

/** The products lie on pages of the same size beside the dossiers'. */
export const MovementPage = pageOf(Movement).extend({
  products: z.object({ items: z.array(ProductMovement), total: z.number() }),
})

const Outcome = {
  outcome: z.enum(['moved', 'orphan', 'failed']),
  code: z.string().nullable(),
}
export const TransferItem = Movement.extend(Outcome)
export type TransferItem = z.infer<typeof TransferItem>
export const ProductTransferItem = ProductMovement.extend(Outcome)
export type ProductTransferItem = z.infer<typeof ProductTransferItem>

/** A run of transfers: what moved, what could not and why, what failed for now and is tried again. */
export const TransferView = z.object({
  id: z.uuid(),
  unit: z.string().nullable(),
  regime: z.string().nullable(),
  clockId: z.string(),
  reason: z.string(),
  begunAt: Instant,
  /** False while some are still to be moved: send the same command again. */
  done: z.boolean(),
  /** Of dossiers and products together. */
  counts: z.object({ moved: z.number(), orphan: z.number(), failed: z.number() }),
  items: z.array(TransferItem),
  products: z.array(ProductTransferItem),
})
export type TransferView = z.infer<typeof TransferView>
