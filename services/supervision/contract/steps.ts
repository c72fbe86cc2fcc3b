import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
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

/** A post that may act for the holder: climbed to, asked from above, or because nobody holds the holder's post. */
export const StepTaker = z.strictObject({
  holder: StepHolder,
  as: z.enum(['escalation', 'on-behalf', 'stand-in']),
})
export type StepTaker = z.infer<typeof StepTaker>

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
  /** Those of the acts that others than the holder may do for it; absent: all of them. */
  delegable: z.array(z.string()).optional(),
  /** Days on which the holder's unit is closed. */
  closedDays: z.array(Day).optional(),
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

/** An open step changes: its due time, its holder, who may act for it. Of two changes the higher number is the later. */
export const ChangeStep = z.strictObject({
  number: z.number().int().positive(),
  at: Instant,
  dueAt: Instant.nullable(),
  holder: StepHolder,
  takers: z.array(StepTaker),
  closedDays: z.array(Day),
  /** Where what the step is about lies now; absent: where it lay when the step opened. */
  subjectUnit: UnitRef.exactOptional(),
})
export type ChangeStep = z.infer<typeof ChangeStep>

/** What keeps a process from moving: found by looking at the engine, not told by the process. */
export const TechnicalCause = z.strictObject({
  kind: z.enum(['activity-failing', 'task-failing', 'no-worker', 'process-missing']),
  /** The activity, for operators. */
  what: z.string().max(200),
  attempts: z.number().int().min(0),
  since: Instant,
})
export type TechnicalCause = z.infer<typeof TechnicalCause>

/** All processes that were looked at, by the name the ledger knows them by; null: nothing is wrong with it. */
export const ProcessConditions = z.strictObject({
  items: z
    .array(
      z.strictObject({
        process: z.string(),
        technical: TechnicalCause.nullable(),
        /** By what the board shows a process that hangs between two steps, until nothing is wrong with it any more. */
        stalled: OpenStep.optional(),
      }),
    )
    .max(1_000),
})
export type ProcessConditions = z.infer<typeof ProcessConditions>

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
