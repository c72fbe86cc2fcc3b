import type { ColumnType, Generated } from 'kysely'
import type { ProcessKind, ProcessStepPlan } from '../../contract/processes.ts'
import type { Json, Moment } from '../column-types.ts'
import type { ChangeableColumns } from '../intervention/tables.ts'
import type { StepVerdict } from '../kept.ts'

/** Running processes, and the steps of those that are no dossier's. */
export type ProcessTables = {
  processRun: {
    workflowId: string
    kind: ProcessKind
    subjectId: string
    title: string
    unitPath: string
    organisationId: string | null
    regime: string
    clockId: string
    realm: 'live' | 'rehearsal'
    processVersion: Generated<number>
    news: Generated<number>
    newsTold: Generated<number>
    beganAt: Moment
    startedAt: Moment | null
    endedAt: Moment | null
  }
  processStep: ChangeableColumns & {
    id: string
    workflowId: string
    step: string
    visit: number
    plan: Json<ProcessStepPlan>
    countsFrom: Moment
    dueOn: string | null
    openedAt: Moment
    dueAt: Moment
    pausedSince: Moment | null
    pausedDays: Generated<number>
    extendedDays: Generated<number>
    clockVersion: number
    closedAt: Moment | null
    outcome: string | null
    verdict: ColumnType<StepVerdict | null, string | null | undefined, string>
  }
}
