import type { Generated } from 'kysely'
import type { RevocationGround } from '../../contract/certificate.ts'
import type { Json, Moment } from '../column-types.ts'

/** What happens to a certificate after its award. */
export type CertificateTables = {
  certificateAct: {
    seq: Generated<number>
    number: string
    at: Moment
    act: string
    role: string | null
    unitName: string | null
    commandId: string | null
    facts: Json<Record<string, unknown>>
  }
  revocationCase: {
    number: string
    ordinal: number
    ground: RevocationGround
    conclusion: Json<RevocationConclusion>
    openedAt: Moment
    submittedAt: Moment | null
    findings: string | null
    decisionNumber: string | null
    decidedOn: string | null
    sentAt: Moment | null
    outcome: 'revoked' | 'dropped' | null
  }
  withdrawalRequest: {
    number: string
    ordinal: number
    documentNumber: string
    reason: string
    requestedAt: Moment
    answeredAt: Moment | null
  }
}

/** What a case of revocation rests on. */
export type RevocationConclusion = {
  readonly number: string
  readonly issuedBy: string
  readonly concludedOn: string
  readonly text: string
}
