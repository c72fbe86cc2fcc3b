import { z } from 'zod'
import { Post } from '@ocop/kernel/actor'
import { Instant } from '@ocop/kernel/days'
import { CommandId, CommandResult } from '@ocop/kernel/ids'
import { PageQuery } from '@ocop/kernel/page'
import { Realm } from '@ocop/kernel/realm'
import { Role } from '@ocop/kernel/roles'
import { UnitRef } from '@ocop/kernel/units'
import { UnitCode } from '@ocop/identity/contract/units'
import { NoticeKind, OpenStep, StepHolder, StepTaker, TechnicalCause, Verdict } from './steps.ts'

/** Text from a request; a zero byte is no text and the database takes none. */
const Text = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\0]*$/, 'Text without zero bytes.')

/** Why a step is stuck. */
export const StepCause = z.enum(['overdue', 'unclaimed', 'technical', 'unowned', 'unit-closed'])
export type StepCause = z.infer<typeof StepCause>

/** The first that holds: closed, overdue, stuck for another cause, open. */
export const StepState = z.enum(['open', 'overdue', 'stuck', 'closed'])
export type StepState = z.infer<typeof StepState>

/** Who takes a step's turn while nobody acts under its holder's post, and as what. */
export const StepStandIn = z.object({
  as: z.enum(['deputy', 'head-of-unit', 'next-level']),
  post: Role,
  unit: UnitRef,
  /** The deputy. */
  person: z.string().optional(),
})
export type StepStandIn = z.infer<typeof StepStandIn>

export const StepItem = z.object({
  id: z.string(),
  version: z.number(),
  process: z.string(),
  subject: OpenStep.shape.subject,
  step: z.string(),
  title: z.string(),
  level: z.string(),
  attempt: z.number(),
  /** `person` is the id of whoever picked it up. */
  holder: z.object({
    post: Role,
    unit: UnitRef,
    organisationId: z.string().optional(),
    person: z.string().optional(),
  }),
  openedAt: Instant,
  countsFrom: Instant,
  pickedUpAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  pausedSince: Instant.nullable(),
  /** Negative once overdue; null without a due time and after the close. */
  workingHoursLeft: z.number().nullable(),
  state: StepState,
  causes: z.array(StepCause),
  /** Why it is stuck and what is known about it, in a reader's words; null when it is not. */
  sentence: z.string().nullable(),
  technical: TechnicalCause.nullable(),
  /** Null while somebody acts under the holder's post, and when nobody could stand in. */
  standIn: StepStandIn.nullable(),
  /** Others who may act for the holder. */
  takers: z.array(StepTaker),
  /** The last thing a person did about it; null when nobody did anything. */
  lastTouch: z.object({ at: Instant, act: z.string(), person: z.string() }).nullable(),
  reason: z.string(),
  article: z.string(),
  /**
   * What the asking person may do now: the process's own acts, those of this ledger, and `resume` for a process that
   * the engine lost, which the dossiers service does at `/processes/{process}/resumptions`.
   */
  allowedActs: z.array(z.string()),
  closedAt: Instant.nullable(),
  outcome: z.string().nullable(),
  verdict: Verdict.nullable(),
  clockId: z.string(),
  /** What the step's clock showed when the list was read. */
  asOf: Instant,
  realm: Realm,
})
export type StepItem = z.infer<typeof StepItem>

/** `state` absent means not closed; `open` likewise; `stuck` is any cause; `any` is everything. */
export const StepFilter = z.strictObject({
  state: z.enum([...StepState.options, 'any']).optional(),
  /** A unit's code (or path); everything below it too. */
  unit: Text(200).min(1).optional(),
  /** `me`, or a role. */
  holder: z.union([z.literal('me'), Role]).optional(),
  process: Text(200).optional(),
  /** A step of the procedure, as `commune-report`. */
  step: Text(200).optional(),
  cause: StepCause.optional(),
  /** Words of the title, with or without accents. */
  q: Text(200).optional(),
  subject: Text(200).optional(),
  clockId: Text(200).optional(),
  realm: Realm.optional(),
})
export type StepFilter = z.infer<typeof StepFilter>

export const StepQuery = z.strictObject({
  ...StepFilter.shape,
  sort: z.literal('time-left').default('time-left'),
  ...PageQuery.shape,
})
export type StepQuery = z.infer<typeof StepQuery>

/** What may be done about a step beside its process's own acts. All but the first two change the step's own record. */
export const LedgerAct = z.enum([
  'pick-up',
  'remind',
  'extend',
  'reassign',
  'escalate',
  'do-on-behalf',
  'give-back',
])
export type LedgerAct = z.infer<typeof LedgerAct>

const Reason = Text(2_000).trim().min(1)
const ActHead = { commandId: CommandId.optional(), seenVersion: z.number().int().min(0).optional() }
export const StepId = z.object({ id: Text(300) })
export const PickUp = z.strictObject({ ...ActHead, reason: Reason.optional() })
export const Remind = z.strictObject({ ...ActHead, reason: Reason })
const Days = z.number().int().min(1).max(60)
export const Extend = z.strictObject({ ...ActHead, reason: Reason, days: Days })
/** A post of the holder's unit or of one above it; with `person`, into that person's hands. */
export const ReassignTo = z.strictObject({
  post: Role,
  unit: UnitCode,
  person: Text(100).min(1).optional(),
})
export type ReassignTo = z.infer<typeof ReassignTo>
export const Reassign = z.strictObject({ ...ActHead, reason: Reason, to: ReassignTo })

/** `state` is `proposed` when the act waits for a second person to confirm it. */
export const ActDone = z.object({
  ...CommandResult.shape,
  proposalId: z.uuid().optional(),
  /** The letter an urging wrote. */
  letter: z.object({ id: z.uuid(), number: z.string() }).optional(),
})
export type ActDone = z.infer<typeof ActDone>

/** Either the steps themselves or a filter over what the person sees. */
export const BulkAct = z
  .strictObject({
    commandId: CommandId.optional(),
    act: LedgerAct,
    filter: StepFilter.optional(),
    ids: z.array(Text(300)).min(1).max(500).optional(),
    reason: Reason,
    /** Of an extension. */
    days: Days.optional(),
    /** Of a reassignment. */
    to: ReassignTo.optional(),
    dryRun: z.boolean().default(false),
  })
  .refine(({ filter, ids }) => (filter === undefined) !== (ids === undefined), {
    message: 'Name the steps by ids or by filter, one of the two.',
    path: ['ids'],
  })
export type BulkAct = z.infer<typeof BulkAct>

export const BulkRow = z.object({
  stepId: z.string(),
  outcome: z.enum(['done', 'would-do', 'proposed', 'refused']),
  code: z.string().optional(),
})
export type BulkRow = z.infer<typeof BulkRow>
export const BulkAnswer = z.object({
  items: z.array(BulkRow),
  /** Present when a second person must confirm it. */
  proposalId: z.uuid().optional(),
})
export type BulkAnswer = z.infer<typeof BulkAnswer>

/** Beside what processes send: `urging` (đôn đốc) is written by a person, the others follow a change of the step. */
export const ListedNoticeKind = z.enum([
  ...NoticeKind.options,
  'urging',
  'due-moved',
  'reassigned',
  'on-behalf',
  'stand-in',
])
export type ListedNoticeKind = z.infer<typeof ListedNoticeKind>

export const NoticeItem = z.object({
  cursor: z.string(),
  id: z.string(),
  stepId: z.string(),
  kind: ListedNoticeKind,
  share: z.number().nullable(),
  rung: z.number().nullable(),
  at: Instant,
  to: StepHolder,
  text: z.string().nullable(),
  /** The step was already closed, so nothing is left to do. */
  afterClose: z.boolean(),
  step: z
    .object({
      title: z.string(),
      subject: OpenStep.shape.subject,
      dueAt: Instant.nullable(),
      realm: Realm,
    })
    .nullable(),
})
export type NoticeItem = z.infer<typeof NoticeItem>

export const InterventionItem = z.object({
  cursor: z.string(),
  stepId: z.string(),
  act: z.string(),
  personId: z.string(),
  post: Post,
  reason: z.string().nullable(),
  at: Instant,
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
})
export type InterventionItem = z.infer<typeof InterventionItem>

/** Everything after a cursor; `step` narrows to one step. */
export const LogQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,18}$/, 'A cursor of this log.')
    .optional(),
  step: Text(300).optional(),
})
export type LogQuery = z.infer<typeof LogQuery>

const Counts = {
  open: z.number(),
  overdue: z.number(),
  unclaimed: z.number(),
  technical: z.number(),
  unowned: z.number(),
  unitClosed: z.number(),
  stuck: z.number(),
  paused: z.number(),
  closed: z.number(),
  closedLate: z.number(),
  /** Over closed steps; null while there is none. */
  medianWorkingDays: z.number().nullable(),
}

export const SummaryQuery = z.strictObject({
  unit: StepFilter.shape.unit,
  realm: StepFilter.shape.realm,
  clockId: StepFilter.shape.clockId,
})
export type SummaryQuery = z.infer<typeof SummaryQuery>

export const Summary = z.object({
  unit: z.string().nullable(),
  ...Counts,
  /** Per step of the procedure and holding unit. */
  rows: z.array(z.object({ step: z.string(), title: z.string(), unit: UnitRef, ...Counts })),
})
export type Summary = z.infer<typeof Summary>
