import { z } from 'zod'
import { Instant } from '@ocop/kernel/days'
import { CommandId } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import { Realm } from '@ocop/kernel/realm'
import { UnitRef } from '@ocop/kernel/units'

const Text = (min: number, max: number) => z.string().normalize('NFC').trim().min(min).max(max)

export const IdeaState = z.enum(['registered', 'selected', 'not-selected'])
export type IdeaState = z.infer<typeof IdeaState>

/** A producer registers the idea of a product (đăng ký ý tưởng sản phẩm) under its unit's plan: step 2 of the OCOP cycle. */
export const NewIdea = z.strictObject({
  commandId: CommandId,
  plan: z.string().max(60),
  name: Text(2, 200),
  description: Text(10, 4_000),
  /** A rehearsal's stepped clock; absent: the live clock. */
  clockId: z.string().max(100).optional(),
})
export type NewIdea = z.infer<typeof NewIdea>

/** The plan's unit chooses (đánh giá, lựa chọn ý tưởng); who is not chosen is told why. */
export const IdeaSelection = z.strictObject({
  commandId: CommandId,
  selected: z.boolean(),
  reason: Text(5, 1_000),
})
export type IdeaSelection = z.infer<typeof IdeaSelection>

export const Idea = z.strictObject({
  id: z.uuid(),
  plan: z.string(),
  name: z.string(),
  description: z.string(),
  producer: z.strictObject({ id: z.string(), name: z.string() }),
  unit: UnitRef,
  state: IdeaState,
  reason: z.string().nullable(),
  registeredAt: Instant,
  decidedAt: Instant.nullable(),
  clockId: z.string(),
  realm: Realm,
})
export type Idea = z.infer<typeof Idea>

export const IdeaPage = pageOf(Idea)
