import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import type { Realm } from '@ocop/kernel/realm'
import type { Role } from '@ocop/kernel/roles'
import type { UnitRef } from '@ocop/kernel/units'
import type { OpenStep, StepHolder, Verdict } from '../contract/steps.ts'
import type { ListedNoticeKind } from '../contract/board.ts'

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
  version: Generated<number>
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

export type SupervisionTables = {
  step: StepTable
  stepClosing: ClosingTable
  stepPause: PauseTable
  notice: NoticeTable
  clock: ClockTable
  intervention: InterventionTable
  command: CommandTable
}
