import type { ColumnType, Generated } from 'kysely'
import type { ConflictView, CouncilStatute } from '../../contract/council.ts'

type Moment = string

/** Councils with their seats, and who keeps out of which dossier. */
export type CouncilTables = {
  council: {
    id: Generated<string>
    unitCode: string
    unitPath: string
    level: string
    name: string
    issuer: string
    decisionNumber: string
    realm: 'live' | 'rehearsal'
    statute: ColumnType<CouncilStatute | null, string | null | undefined, string | null>
    createdAt: Generated<Moment>
  }
  councilSeat: {
    councilId: string
    personId: string
    agency: string
    seat: 'chair' | 'vice' | 'member' | 'secretary'
    scoring: boolean
    joinedAt: Moment | null
    leftAt: Moment | null
    replaces: string | null
    decisionNumber: string | null
    commandId: string | null
  }
  conflict: {
    dossierId: string
    personId: string
    ground: 'kinship' | 'ownership' | 'employment' | 'advice' | 'other'
    reason: string
    declaredBy: string
    declaredAt: Moment
    commandId: string
  }
  /** Declarations that were lifted, as they stood. */
  liftedConflict: CouncilTables['conflict'] & {
    liftedBy: string
    liftedAt: Moment
    liftReason: string
    liftCommandId: string
  }
  /** A view: declared conflicts, and people who acted on the dossier in another post. */
  barred: {
    dossierId: string
    personId: string
    ground: ConflictView['ground']
    reason: string | null
    declaredBy: string | null
    declaredAt: Moment | null
  }
}
