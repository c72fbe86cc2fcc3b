import type { ColumnType, Generated } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import type { StepHolder, StepTaker } from '@ocop/supervision/contract/steps'
import type { StepStanding } from '../../contract/step-change.ts'

type Json<T> = ColumnType<T, string, string>
type Moment = string

/** A column that holds a value as JSON, or nothing. */
export type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>

/** What may change about an open step, of a dossier or of any process. */
export type ChangeableColumns = {
  changes: Generated<number>
  holder: NullableJson<StepHolder>
  takers: ColumnType<readonly StepTaker[], string | undefined, string>
  closedDays: Generated<string[]>
}

/** Changes of open steps, and the days on which units are closed. */
export type InterventionTables = {
  stepChange: {
    stepId: string
    number: number
    commandId: string
    kind: string
    at: Moment
    personId: string | null
    post: ColumnType<Post | null, string | null, string | null>
    reason: string
    before: Json<StepStanding>
    after: Json<StepStanding>
    signalledAt: Moment | null
  }
  unitClosure: {
    id: string
    unitCode: string
    unitPath: string
    fromDay: string
    toDay: string
    reason: string
    recordedBy: string
    post: Json<Post>
    recordedAt: Moment
  }
}
