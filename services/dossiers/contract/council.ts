import { z } from 'zod'
import { CommandId } from '@ocop/kernel/ids'
import { Statute } from './regime.ts'

/** A seat (ghế) of a council. Whether it scores is a flag of the seat: a secretary's does not. */
export const Seat = z.strictObject({
  personId: z.string(),
  agency: z.string().trim().min(2).max(200),
  seat: z.enum(['chair', 'vice', 'member', 'secretary']),
  scoring: z.boolean(),
})
export type Seat = z.infer<typeof Seat>

/** What a council's own rules (quy chế) change of the law's defaults, beside the document that says so. */
export const CouncilStatute = z.strictObject({
  article: z.string().trim().min(3).max(200),
  ...Statute.partial().shape,
})
export type CouncilStatute = z.infer<typeof CouncilStatute>

/** A council is set up by decision of its unit, with its members (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm b). */
export const NewCouncil = z.strictObject({
  commandId: z.uuid(),
  /** `31` for Hải Phòng, `vn` for the central council. */
  unit: z.string(),
  name: z.string().trim().min(5).max(200),
  /** As certificates name who recognises, e.g. `Chủ tịch UBND thành phố Hải Phòng`. */
  issuer: z.string().trim().min(3).max(200),
  decisionNumber: z.string().trim().min(1).max(60),
  seats: z.array(Seat).min(3).max(40),
  statute: CouncilStatute.optional(),
})
export type NewCouncil = z.infer<typeof NewCouncil>

/** Somebody else takes a member's seat, also in the middle of a round; what the one who leaves scored stays. */
export const SeatReplacement = z.strictObject({
  commandId: CommandId,
  leaves: z.string(),
  joins: Seat.pick({ personId: true, agency: true }),
  decisionNumber: z.string().trim().min(1).max(60),
  /** The clock by which the seat changes hands; the live one where it is left out. */
  clockId: z.string().max(200).optional(),
})
export type SeatReplacement = z.infer<typeof SeatReplacement>

export const CouncilView = z.object({
  id: z.uuid(),
  unit: z.string(),
  level: z.string(),
  name: z.string(),
  issuer: z.string(),
  decisionNumber: z.string(),
  seats: z.array(Seat),
  /** Its own rules, where they differ from the law's defaults. */
  statute: CouncilStatute.nullable(),
})
export type CouncilView = z.infer<typeof CouncilView>

/** Why a member keeps out of a dossier (xung đột lợi ích). `two-posts` follows from what the person did on it. */
export const ConflictGround = z.enum([
  'kinship',
  'ownership',
  'employment',
  'advice',
  'other',
  'two-posts',
])

/** A member's conflict of interest with a dossier, declared by the member or by who leads the council. */
export const NewConflict = z.strictObject({
  commandId: CommandId,
  /** Absent: one's own. */
  personId: z.string().optional(),
  ground: ConflictGround.exclude(['two-posts']),
  reason: z.string().trim().min(5).max(1_000),
})
export type NewConflict = z.infer<typeof NewConflict>

export const ConflictView = z.object({
  dossierId: z.uuid(),
  personId: z.string(),
  ground: ConflictGround,
  reason: z.string().nullable(),
  declaredBy: z.string().nullable(),
  declaredAt: z.string().nullable(),
})
export type ConflictView = z.infer<typeof ConflictView>

/** Between the services: whom a conflict of interest keeps out of a dossier's council. */
export const Barred = z.strictObject({ personIds: z.array(z.string()) })

/** A conflict that was declared in error is lifted before cards are in; the member takes part again. */
export const LiftConflict = z.strictObject({
  commandId: CommandId,
  personId: z.string(),
  reason: z.string().trim().min(5).max(1_000),
})
export type LiftConflict = z.infer<typeof LiftConflict>

/** A declaration as it stood, with who lifted it, when and why. */
export const ConflictLiftView = ConflictView.extend({
  liftedBy: z.string(),
  liftedAt: z.string(),
  liftReason: z.string(),
})
export type ConflictLiftView = z.infer<typeof ConflictLiftView>

/** What may be done about conflicts: declare one's own, or somebody else's, or lift one declared in error. */
export const ConflictAct = z.enum(['declare', 'declare-other', 'lift'])
export type ConflictAct = z.infer<typeof ConflictAct>

/** Who keeps out of a dossier, which declarations were lifted, and what the reader may do now. */
export const ConflictList = z.object({
  items: z.array(ConflictView),
  lifted: z.array(ConflictLiftView),
  allowedActs: z.array(ConflictAct),
})
export type ConflictList = z.infer<typeof ConflictList>
