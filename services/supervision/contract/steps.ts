import { z } from 'zod'
import { Instant } from '@ocop/kernel/days'
import { Realm } from '@ocop/kernel/realm'
import { Role } from '@ocop/kernel/roles'
import { UnitRef } from '@ocop/kernel/units'

/** Whose turn it is: a post at a unit; a producer's step also names the organisation. Nobody by name: people change. */
export const StepHolder = z.strictObject({
  role: Role,
  unit: UnitRef,
  organisationId: z.string().optional(),
})
export type StepHolder = z.infer<typeof StepHolder>

/** A step (bước) as its process opens it in the ledger. The id is the process's own, so opening again changes nothing. */
export const OpenStep = z.strictObject({
  id: z.string(),
  process: z.string(),
  subject: z.strictObject({ type: z.enum(['dossier', 'inspection', 'claim', 'enquiry']), id: z.string(), title: z.string() }),
  /** Where the subject belongs: staff see the steps of subjects in their unit and below it. */
  subjectUnit: UnitRef,
  level: z.string(),
  attempt: z.number().int(),
  step: z.string(),
  titleVi: z.string(),
  holder: StepHolder,
  openedAt: Instant,
  /** The legal receipt the allowance counts from. */
  countsFrom: Instant,
  dueAt: Instant.nullable(),
  reason: z.string(),
  article: z.string(),
  acts: z.array(z.string()),
  clockId: z.string(),
  realm: Realm,
})
export type OpenStep = z.infer<typeof OpenStep>

/** The step ends: the verdict (in time or late, by how much) is stored now and never recomputed. */
export const CloseStep = z.strictObject({ closedAt: Instant, outcome: z.string() })
export type CloseStep = z.infer<typeof CloseStep>

/** The step's clock stands still (its holder waits on someone else), or runs again with a new due time. */
export const PauseStep = z.strictObject({ at: Instant })
export const ResumeStep = z.strictObject({ at: Instant, dueAt: Instant.nullable() })

export const NoticeKind = z.enum(['reminder', 'due', 'escalation'])

/** A reminder or an escalation, recorded once per id. `to` is told; from rung 1 on, that post may act too. */
export const AddNotice = z.strictObject({
  id: z.string(),
  kind: NoticeKind,
  /** Share of the allowance used (reminders), or rung of the ladder (escalations). */
  share: z.number().optional(),
  rung: z.number().int().optional(),
  at: Instant,
  to: StepHolder,
})
export type AddNotice = z.infer<typeof AddNotice>

/** A rehearsal clock moved; never backwards. */
export const SetClock = z.strictObject({ now: Instant })
