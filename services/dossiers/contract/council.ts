import { z } from 'zod'

/** A seat (ghế) of a council. Whether it scores is a flag of the seat: a secretary's does not. */
export const Seat = z.strictObject({
  personId: z.string(),
  agency: z.string().trim().min(2).max(200),
  seat: z.enum(['chair', 'vice', 'member', 'secretary']),
  scoring: z.boolean(),
})

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
})
export type NewCouncil = z.infer<typeof NewCouncil>

export const CouncilView = z.object({
  id: z.uuid(),
  unit: z.string(),
  level: z.string(),
  name: z.string(),
  issuer: z.string(),
  decisionNumber: z.string(),
  seats: z.array(Seat),
})
export type CouncilView = z.infer<typeof CouncilView>
