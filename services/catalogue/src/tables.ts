import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { CertificateStanding } from '../contract/certified-product.ts'
import type { Realm } from '@ocop/kernel/realm'

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

export type CatalogueTables = {
  slug: { scope: 'product' | 'producer'; slug: Text; subjectId: Text }
  producer: { id: Text; slug: Text; name: Text; kind: Text; toldAt: FixedInstant }
  clock: { id: Text; now: FixedInstant; told: boolean }
  product: ProductTable
  change: { seq: Generated<number>; tag: Text; at: Generated<string> }
  searchMiss: { day: Text; words: Text; count: number }
  searchOutbox: { productId: Text; mark: Generated<string>; markedAt: Generated<string> }
}
