import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { CertificateStanding } from '../contract/certified-product.ts'
import type { EnquiryKind, EnquiryState } from '../contract/enquiry.ts'
import type { LabelDoubt, ReportState } from '../contract/label-report.ts'
import type { ListingAct, ListingState } from '../contract/listing.ts'
import type { Realm } from '@ocop/kernel/realm'
import type { ChangeTable } from '@ocop/postgres/changes'

type Text = string
type FixedInstant = ColumnType<string, string, string>

export type ProductTable = {
  productId: Text
  version: number
  slug: Text
  name: Text
  sheetSet: Text
  sheet: number | null
  sector: Text
  groupId: Text | null
  provinceCode: Text
  communeCode: Text | null
  formerPlaces: JSONColumnType<readonly string[], string, string>
  producerId: Text
  producerKind: Text
  certificateNumber: Text
  stars: number
  standing: CertificateStanding
  decisionNumber: Text
  issuedBy: Text
  validFrom: Text
  validTo: Text
  extendedTo: Text | null
  replacedBy: Text | null
  lastDay: ColumnType<string, never, never>
  story: Text | null
  realm: Realm
  clockId: Text
  changedAt: FixedInstant
  recordedAt: Generated<string>
  nameToned: Text
  nameFold: Text
  searchText: Text
  nameSort: Text
  aliasToned: Generated<string>
  aliasFold: Generated<string>
  contextToned: Generated<string>
  contextFold: Generated<string>
  suggestText: Generated<string>
  textVersion: Generated<number>
  standards: Generated<string[]>
  sellsOnline: Generated<boolean>
  searchWords: ColumnType<string, never, never>
  suggestWords: ColumnType<string, never, never>
}

/** A document as it comes out of the database: a contract's schema parses it. */
type Document = ColumnType<unknown, string, string>
type Instant = ColumnType<string, string, string>
type MaybeInstant = ColumnType<string | null, string | null | undefined, string | null>

type ListingTable = {
  productId: Text
  version: number
  state: Exclude<ListingState, 'none'>
  content: Document
  submittedAt: MaybeInstant
  reason: ColumnType<string | null, string | null | undefined, string | null>
  published: ColumnType<unknown, string | undefined, string>
  publishedAt: MaybeInstant
  publishedPhotos: ColumnType<unknown, string | undefined, string>
  changedAt: Instant
}

type ListingVersionTable = {
  productId: Text
  version: number
  act: ListingAct
  content: Document
  reason: Text | null
  personId: Text
  at: Instant
}

type BatchTable = {
  code: Text
  productId: Text
  lot: Text
  madeOn: Text
  expiresOn: Text | null
  steps: Document
  certificateNumber: Text
  recordedBy: Text
  recordedAt: Instant
}

type EnquiryTable = {
  id: Text
  codeHash: Text
  kind: EnquiryKind
  buyer: Document
  message: Text
  quantity: Text | null
  place: Text | null
  wantedBy: Text | null
  receivedAt: Instant
}

type EnquiryPartTable = {
  id: Text
  enquiryId: Text
  productId: Text
  producerId: Text
  version: number
  state: EnquiryState
  dueAt: Instant
  lapsesAt: Instant
  escalatedAt: MaybeInstant
  answer: ColumnType<string | null, string | null | undefined, string | null>
  answeredAt: MaybeInstant
  answeredBy: ColumnType<string | null, string | null | undefined, string | null>
  onBehalf: Generated<boolean>
  closedAt: MaybeInstant
}

type LabelReportTable = {
  id: Text
  codeHash: Text
  version: number
  state: ReportState
  doubt: LabelDoubt
  printedNumber: Text | null
  labelSays: Text
  seenAt: Text
  provinceCode: Text
  told: Text
  contact: Text | null
  finding: ColumnType<string | null, string | null | undefined, string | null>
  handledBy: ColumnType<string | null, string | null | undefined, string | null>
  receivedAt: Instant
  changedAt: Instant
}

export type CatalogueTables = {
  slug: { scope: 'product' | 'producer'; slug: Text; subjectId: Text }
  producer: { id: Text; slug: Text; name: Text; kind: Text; toldAt: FixedInstant }
  clock: { id: Text; now: FixedInstant; told: boolean }
  product: ProductTable
  change: ChangeTable
  certificateStatus: {
    productId: Text
    version: number
    certificateNumber: Text
    stars: number
    standing: CertificateStanding
    decisionNumber: Text
    validFrom: Text
    lastDay: Text
    changedAt: FixedInstant
  }
  searchMiss: { day: Text; words: Text; count: number }
  searchOutbox: { productId: Text; mark: Generated<string>; markedAt: Generated<string> }
  command: { id: Text; fingerprint: Text; answer: ColumnType<unknown, string | null, string> }
  listing: ListingTable
  listingVersion: ListingVersionTable
  batch: BatchTable
  usedTicket: { nonce: Text; usedAt: Instant }
  enquiry: EnquiryTable
  enquiryPart: EnquiryPartTable
  ledgerWord: { cursor: Generated<number>; method: 'PUT' | 'POST'; path: Text; body: Document }
  labelReport: LabelReportTable
  stallLink: { url: Text; checkedAt: Instant; aliveAt: Text | null; failures: number }
}
