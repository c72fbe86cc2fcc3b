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
  subject: z.strictObject({
    type: z.enum(['dossier', 'round', 'certificate', 'inspection', 'claim', 'enquiry']),
    id: z.string(),
    title: z.string(),
  }),
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
  /** Until when somebody should have picked it up; absent: a share of the allowance; null: it needs no picking up. */
  claimBy: Instant.nullable().optional(),
  clockId: z.string(),
  realm: Realm,
})
export type OpenStep = z.infer<typeof OpenStep>

/** How the step kept its time, in the working calendar of the unit that judged it. */
export const Verdict = z.strictObject({
  inTime: z.boolean(),
  lateWorkingDays: z.number().min(0),
  lateWorkingHours: z.number().min(0).optional(),
  pausedWorkingDays: z.number().min(0),
  /** Working days from opening to close without the pauses: what medians are made of. */
  usedWorkingDays: z.number().min(0).optional(),
})
export type Verdict = z.infer<typeof Verdict>

/**
 * The step ends: the verdict is stored now and never recomputed. Without one, it is judged here by the national
 * calendar, which knows no closures of single units.
 */
export const CloseStep = z.strictObject({
  closedAt: Instant,
  outcome: z.string(),
  verdict: Verdict.optional(),
})
export type CloseStep = z.infer<typeof CloseStep>

/** The step's clock stands still (its holder waits on someone else), or runs again with a new due time. */
export const PauseStep = z.strictObject({ at: Instant })
export type PauseStep = z.infer<typeof PauseStep>
export const ResumeStep = z.strictObject({ at: Instant, dueAt: Instant.nullable() })
export type ResumeStep = z.infer<typeof ResumeStep>

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
  /** What is told in words, where the step's own title does not say it. */
  text: z.string().max(2_000).exactOptional(),
})
export type AddNotice = z.infer<typeof AddNotice>

/** A rehearsal clock moved; never backwards. */
export const SetClock = z.strictObject({ now: Instant })

/** What the ledger answers to a process: `announced` means the word is kept until the step itself is opened. */
export const StepReceipt = z.object({
  id: z.string(),
  state: z.enum(['announced', 'open', 'paused', 'closed']),
})
export type StepReceipt = z.infer<typeof StepReceipt>
/** The clock as it is kept; later than the time told when that was a step back. */
export const ClockReading = z.object({ clockId: z.string(), now: Instant })
