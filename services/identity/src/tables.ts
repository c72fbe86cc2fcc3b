import type { Generated, JSONColumnType } from 'kysely'
import type { Realm } from '@ocop/kernel/realm'
import type { Role } from '@ocop/kernel/roles'
import type { UnitLevel } from '@ocop/kernel/units'
import type { OrganisationKind } from '../contract/organisation.ts'
import type { UnitKind, UnitState } from '../contract/units.ts'

/** The identity schema as this service's own code reads and writes it; better-auth uses the rest of it. */
export type IdentityTables = {
  person: { id: Generated<string>; name: string; email: string; createdAt: Generated<string> }
  credential: { personId: string; accountId: string; providerId: string; password: string }
  session: { id: Generated<string>; personId: string; expiresAt: string }
  signInAttempt: { key: string; hits: number; resetsAt: string }
  processedCommand: { id: string; fingerprint: string; answer: JSONColumnType<object> | null }
  unit: {
    code: string
    name: string
    fullName: string
    nameFold: string
    fullNameFold: string
    kind: UnitKind
    level: UnitLevel
    parentCode: string | null
    path: string
    state: UnitState
    successorCode: string | null
    openedOn: string | null
    dissolvedOn: string | null
  }
  organisation: {
    id: Generated<string>
    name: string
    kind: OrganisationKind
    unitCode: string
    address: string
    realm: Realm
    enteredBy: string | null
    enteredAt: Generated<string>
  }
  post: {
    id: Generated<string>
    personId: string
    role: Role
    unitCode: string
    organisationId: string | null
    givenBy: string | null
    givenAt: Generated<string>
    endedBy: string | null
    endedAt: string | null
  }
  leave: {
    id: Generated<string>
    postId: string
    fromDay: string
    toDay: string
    deputyId: string | null
    reason: string
    recordedBy: string
    recordedAt: Generated<string>
    endedBy: string | null
    endedAt: string | null
  }
}
