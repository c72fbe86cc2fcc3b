import type { ColumnType, Generated } from 'kysely'
import type { InspectionState, InspectionType, InspectionView } from '../../contract/inspection.ts'
import type { Json, Moment } from '../column-types.ts'

/** Inspections and what was done about them. */
export type InspectionTables = {
  inspection: {
    id: Generated<string>
    version: Generated<number>
    state: Generated<InspectionState>
    type: InspectionType
    productId: string
    certificateNumber: string | null
    stars: number | null
    period: string | null
    beginsOn: string
    dueOn: string
    findings: ColumnType<InspectionView['findings'], string | undefined, string>
    fixBy: string | null
    fixes: Generated<number>
    bodyHash: string | null
    realm: 'live' | 'rehearsal'
    clockId: string
    plannedAt: Moment
  }
  inspectionAct: {
    seq: Generated<number>
    inspectionId: string
    at: Moment
    act: string
    role: string | null
    unitName: string | null
    commandId: string | null
    facts: Json<Record<string, unknown>>
  }
  inspectionPlan: {
    id: string
    bodyHash: string
    planned: number
    unitPath: string
    plannedAt: Moment
  }
}
