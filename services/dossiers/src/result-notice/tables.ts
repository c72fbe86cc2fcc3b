import type { ColumnType } from 'kysely'
import type { Role } from '@ocop/kernel/roles'
import type { StepHolder } from '@ocop/supervision/contract/steps'
import type { EvaluationLevel } from '../../contract/regime.ts'

export type ResultNoticeTables = {
  /** Who was told in writing what became of a level's result. */
  resultNotice: {
    dossierId: string
    level: EvaluationLevel
    attempt: number
    role: Role
    recipient: ColumnType<StepHolder, string, never>
    name: string
    stepId: string | null
    decisionNumber: string
    text: string
    article: string
    toldAt: string
  }
}
