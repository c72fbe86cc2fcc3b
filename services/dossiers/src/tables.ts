import type { ColumnType, Generated } from 'kysely'
import type { StepHolder } from '@ocop/supervision/contract/steps'
import type { UnitRef } from '@ocop/kernel/units'
import type { CommunePanel, NewPaper, SupplementItem } from '../contract/acts.ts'
import type { Grade } from '../contract/grading.ts'
import type { EvaluationLevel, StepName } from '../contract/regime.ts'
import type { CouncilTables } from './council/tables.ts'
import type { FieldworkTables } from './fieldwork/tables.ts'
import type { AppliedResult, StandingStep, StepVerdict } from './kept.ts'
import type { ChangeableColumns, InterventionTables, NullableJson } from './intervention/tables.ts'
import type { ResultNoticeTables } from './result-notice/tables.ts'
import type { ResumptionTables } from './resumption/tables.ts'
import type { RoundTables } from './round/tables.ts'
import type { InspectionTables } from './inspection/tables.ts'
import type { CertificateTables } from './certificate/tables.ts'
import type { Json, Moment } from './column-types.ts'
import type { ProcessTables } from './process-run/tables.ts'
import type { TransferTables } from './transfer/tables.ts'

/** Every table of the service, as one folder after the other has them. */
export type DossierTables = OwnTables &
  CertificateTables &
  CouncilTables &
  FieldworkTables &
  InspectionTables &
  ResultNoticeTables &
  ResumptionTables &
  InterventionTables &
  ProcessTables &
  RoundTables &
  TransferTables

type OwnTables = {
  clock: { id: string; kind: 'live' | 'stepped'; now: Moment | null }
  rehearsal: {
    id: Generated<string>
    plan: string
    seed: number
    clockId: string
    createdAt: Generated<Moment>
  }
  product: {
    id: Generated<string>
    name: string
    organisationId: string
    organisationName: string
    organisationKind: string
    unitCode: string
    unitPath: string
    sheetSet: string
    sheetNo: number | null
    sector: string | null
    sheetGroup: string | null
    formerPlaces: Generated<string[]>
    code: string | null
    story: string | null
    realm: 'live' | 'rehearsal'
    clockId: string
    publicationVersion: Generated<number>
    publishedVersion: Generated<number>
  }
  dossier: {
    id: Generated<string>
    version: Generated<number>
    processVersion: Generated<number>
    state: Generated<'draft' | 'lodged' | 'certified' | 'not-recognised' | 'refused' | 'withdrawn'>
    realm: 'live' | 'rehearsal'
    clockId: string
    kind: 'first' | 'upgrade' | 're-evaluation'
    regime: string
    sheetNo: number
    productId: string
    organisationId: string
    unitCode: string
    unitName: string
    unitPath: string
    form: ColumnType<Record<string, unknown>, string | undefined, string>
    choices: ColumnType<Record<string, number>, string | undefined, string>
    level: EvaluationLevel | null
    attempt: number | null
    step: ColumnType<StandingStep | null, string | null | undefined, string | null>
    lodgedAt: Moment | null
    receivedAt: Moment | null
    heldCertificate: string | null
    heldStars: number | null
    previousId: string | null
    filing: 'in-window' | 'late' | null
    formerUnits: ColumnType<readonly UnitRef[], string | undefined, string>
    createdAt: Generated<Moment>
  }
  knownFile: { fileId: string; organisationId: string | null; name: string; sha256: string }
  paper: { dossierId: string; kind: string; fileId: string; addedAt: Moment }
  /** Sent to a dossier, or to the process of something else: one of the two. */
  command: {
    id: string
    dossierId: string | null
    workflowId: string | null
    act: string
    body: Json<Record<string, unknown>>
    bodyHash: string
    personId: string
    postId: string
    role: string
    unitCode: string
    unitName: string
    at: Moment
    onBehalfOf: NullableJson<StepHolder>
    result: ColumnType<AppliedResult | null, string | null | undefined, string>
    appliedAt: Moment | null
  }
  timelineEntry: {
    seq: Generated<number>
    dossierId: string
    at: Moment
    act: string
    level: string | null
    attempt: number | null
    step: string | null
    role: string | null
    unitName: string | null
    commandId: string | null
    facts: Json<Record<string, unknown>>
  }
  stepVisit: ChangeableColumns & {
    id: string
    dossierId: string
    level: EvaluationLevel
    attempt: number
    step: StepName
    visit: number
    scoring: number
    regime: string
    countsFrom: Moment
    openedAt: Moment
    dueAt: Moment
    pausedSince: Moment | null
    pausedDays: Generated<number>
    closedAt: Moment | null
    outcome: string | null
    verdict: ColumnType<StepVerdict | null, string | null | undefined, string>
    extendedDays: Generated<number>
  }
  communeReport: {
    dossierId: string
    attempt: number
    contents: Json<Record<string, string>>
    panel: ColumnType<CommunePanel | null, string | null, string>
    proposalNumber: string
    proposedAt: Moment
    commandId: string
  }
  supplementRequest: {
    dossierId: string
    number: number
    level: EvaluationLevel
    attempt: number
    items: Json<readonly SupplementItem[]>
    askedAt: Moment
    dueAt: Moment
    answeredAt: Moment | null
    lapsedAt: Moment | null
    commandId: string
  }
  supplementAnswer: {
    commandId: string
    dossierId: string
    number: number
    items: number[]
    text: string
    papers: Json<readonly NewPaper[]>
    isAll: boolean
    answeredAt: Moment
  }
  advisoryReport: {
    dossierId: string
    level: EvaluationLevel
    attempt: number
    findings: string
    proposal: string
    reportedAt: Moment
    commandId: string
  }
  scorecard: {
    id: Generated<string>
    commandId: string
    bodyHash: string
    dossierId: string
    level: EvaluationLevel
    attempt: number
    scoring: number
    personId: string
    marks: Json<readonly Record<string, unknown>[]>
    choices: Json<Record<string, number>>
    knockouts: string[]
    total: number
    scoredAt: Moment
  }
  councilResult: {
    dossierId: string
    level: EvaluationLevel
    attempt: number
    scoring: number
    pointsSum: number
    cardCount: number
    stars: number
    agreed: Json<Record<string, number>>
    knockouts: string[]
    grade: Json<Grade>
    minutes: string
    manner: Generated<'meeting' | 'written-opinions'>
    concludedAt: Moment
    commandId: string
  }
  decision: {
    dossierId: string
    level: EvaluationLevel
    attempt: number
    kind: 'recognise' | 'not-recognise' | 'refuse' | 'forward' | 'return'
    stars: number | null
    number: string
    decidedOn: string
    reason: string | null
    commandId: string
  }
  serial: { name: string; last: number }
  certificate: {
    number: string
    productId: string
    dossierId: string | null
    stars: number
    decisionNumber: string
    issuedBy: string
    validFrom: string
    validTo: string
    extendedTo: string | null
    standing: Generated<'in-force' | 'extended' | 'suspended' | 'revoked' | 'replaced'>
    replacedBy: string | null
    changedAt: Moment
    realm: 'live' | 'rehearsal'
    clockId: string
    version: Generated<number>
  }
}
