import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
import { CommandId, Id } from '@ocop/kernel/ids'
import { Role } from '@ocop/kernel/roles'
import { UnitRef } from '@ocop/kernel/units'
import { UnitCode } from './units.ts'

/** A post's holder is away from one day to another, both included; a deputy of the same unit acts under the post meanwhile. */
export const RecordLeave = z
  .strictObject({
    from: Day,
    to: Day,
    deputy: Id.optional(),
    reason: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .regex(/^\P{Cc}*$/u),
    commandId: CommandId.optional(),
  })
  .refine(({ from, to }) => from <= to, { message: 'Ends before it begins.', path: ['to'] })
export type RecordLeave = z.infer<typeof RecordLeave>

export const Leave = z.strictObject({
  id: z.uuid(),
  postId: z.uuid(),
  from: Day,
  to: Day,
  deputy: z.uuid().nullable(),
  reason: z.string(),
  endedAt: Instant.nullable(),
})
export type Leave = z.infer<typeof Leave>

export const LeaveList = z.strictObject({ items: z.array(Leave) })

/** Between the services: who stands where, for many posts at once. */
export const StandingQuery = z.strictObject({
  asked: z.array(z.strictObject({ role: Role, unit: UnitCode })).max(500),
})

/** Who takes the turn of a post that nobody holds just now, and as what. */
export const StandIn = z.strictObject({
  as: z.enum(['deputy', 'head-of-unit', 'next-level']),
  role: Role,
  unit: UnitRef,
  /** The deputy; a head of unit or the next level is told as a post. */
  person: z.uuid().nullable(),
})
export type StandIn = z.infer<typeof StandIn>

export const PostStanding = z.strictObject({
  role: Role,
  unit: UnitCode,
  state: z.enum(['held', 'on-leave', 'empty']),
  /** Null while it is held, and when nobody at all could take it. */
  standIn: StandIn.nullable(),
})
export type PostStanding = z.infer<typeof PostStanding>

export const PostStandings = z.strictObject({ items: z.array(PostStanding) })
