import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import type { Realm } from '@ocop/kernel/realm'
import type { Role } from '@ocop/kernel/roles'
import type { UnitRef } from '@ocop/kernel/units'
import type {
  ChangeStep,
  OpenStep,
  StepHolder,
  StepTaker,
  TechnicalCause,
  Verdict,
} from '../contract/steps.ts'
import type { BulkRow, LedgerAct, ListedNoticeKind, ReassignTo } from '../contract/board.ts'
import type { Reconciliation } from '../contract/reconciliations.ts'
import type { Vacancy } from './vacancy/vacancy.ts'

/** A jsonb column: read as the value, written as its text. */
type Json<T> = ColumnType<T, string, string>

type StepTable = {
  id: string
  process: string
  subjectType: OpenStep['subject']['type']
  subjectId: string
  subjectTitle: string
  subjectUnit: Json<UnitRef>
  level: string
  attempt: number
  step: string
  title: string
  holderRole: Role
  holderUnit: Json<UnitRef>
  holderOrganisationId: string | null
  openedAt: string
  countsFrom: string
  firstDueAt: string | null
  dueAt: string | null
  claimBy: string | null
  pausedSince: string | null
  reason: string
  article: string
  acts: string[]
  clockId: string
  realm: Realm
  audience: string[]
  turns: string[]
  searchText: string
  pickedUpAt: string | null
  pickedUpBy: string | null
  closedAt: string | null
  outcome: string | null
  inTime: boolean | null
  lateWorkingDays: number | null
  lateWorkingHours: number | null
  pausedWorkingDays: number | null
  usedWorkingDays: number | null
  changeNumber: Generated<number>
  takers: ColumnType<readonly StepTaker[], string | undefined, string>
  delegable: string[] | null
  closedDays: string[]
  technical: ColumnType<TechnicalCause | null, string | null | undefined, string | null>
  vacancy: ColumnType<Vacancy | null, string | null | undefined, string | null>
  blocked: GeneratedAlways<boolean>
  lastTouch: ColumnType<Touch | null, string | null | undefined, string>
  version: Generated<number>
}

/** The last thing a person did about a step. */
export type Touch = { readonly at: string; readonly act: string; readonly person: string }

type ChangeTable = { stepId: string; number: number; at: string; word: Json<ChangeStep> }

type LetterTable = {
  id: string
  stepId: string
  number: string
  realm: Realm
  day: string
  sender: Json<Post>
  recipient: Json<StepHolder>
  paragraphs: Json<readonly string[]>
  writtenBy: string
}

/** What an act says beside its reason. */
export type ActDetails = { readonly days?: number; readonly to?: ReassignTo }

type ProposalTable = {
  id: string
  act: LedgerAct
  stepIds: string[]
  details: Json<ActDetails>
  audience: string[]
  reason: string
  proposedBy: string
  post: Json<Post>
  at: string
  why: 'act' | 'legal-deadline' | 'many-days' | 'many-rows'
  state: 'waiting' | 'confirmed' | 'rejected'
  decidedBy: string | null
  decidedPost: ColumnType<Post | null, string | null, string | null>
  decidedReason: string | null
  decidedAt: string | null
  outcome: ColumnType<readonly BulkRow[] | null, string | null, string | null>
}

type ClosingTable = {
  stepId: string
  closedAt: string
  outcome: string
} & { [Part in keyof Required<Verdict>]: Required<Verdict>[Part] | null }

type PauseTable = {
  seq: GeneratedAlways<number>
  stepId: string
  kind: 'pause' | 'resume'
  at: string
  dueAt: string | null
}

type NoticeTable = {
  seq: GeneratedAlways<number>
  stepId: string
  id: string
  kind: ListedNoticeKind
  share: number | null
  rung: number | null
  at: string
  recipient: Json<StepHolder>
  recipientToken: string | null
  text: string | null
  sentBy: string | null
  afterClose: boolean
}

type ClockTable = { id: string; now: string }

type InterventionTable = {
  seq: GeneratedAlways<number>
  stepId: string
  act: string
  personId: string
  post: Json<Post>
  reason: string | null
  at: string
  before: Json<Record<string, unknown>>
  after: Json<Record<string, unknown>>
  commandId: string | null
}

type CommandTable = { id: string; fingerprint: string; answer: Json<unknown> | null }

type ReconciliationTable = {
  id: string
  beganAt: string
  endedAt: string
  compared: Json<Reconciliation['compared']>
  draftsSwept: number
  differences: Json<Reconciliation['differences']>
}

export type SupervisionTables = {
  step: StepTable
  stepClosing: ClosingTable
  stepPause: PauseTable
  notice: NoticeTable
  clock: ClockTable
  intervention: InterventionTable
  command: CommandTable
  stepChange: ChangeTable
  letterSerial: { series: string; last: number }
  letter: LetterTable
  proposal: ProposalTable
  reconciliation: ReconciliationTable
}
