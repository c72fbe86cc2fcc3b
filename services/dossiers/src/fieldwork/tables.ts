import type { ColumnType, Generated } from 'kysely'
import type { SampleBody, SiteInspectionView } from '../../contract/fieldwork.ts'
import type { EvaluationLevel } from '../../contract/regime.ts'

/** What people did outside the office about a dossier. */
export type FieldworkTables = {
  sampleEntry: {
    commandId: string
    dossierId: string
    level: EvaluationLevel
    kind: SampleBody['kind']
    units: number
    condition: string
    at: string
  }
  siteInspection: {
    dossierId: string
    number: number
    level: EvaluationLevel
    attempt: number
    ground: SiteInspectionView['ground']
    plannedOn: string
    team: ColumnType<SiteInspectionView['team'], string, string>
    heldOn: string | null
    findings: ColumnType<SiteInspectionView['findings'], string | undefined, string>
    photos: Generated<string[]>
    minutesFileId: string | null
    reason: string | null
  }
  labTest: {
    dossierId: string
    number: number
    level: EvaluationLevel
    attempt: number
    laboratory: string
    wanted: string
    criteria: string[]
    orderedAt: string
    result: string | null
    reportFileId: string | null
    reportedAt: string | null
  }
}
