import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Realm } from '@ocop/kernel/realm'
import type { ChangeTable } from '@ocop/postgres/changes'
import type { IdeaState } from '../contract/idea.ts'
import type { PointOfSale, TradeEvent, TradeEventKind } from '../contract/trade.ts'

/** A document as it comes out of the database: `contract/plan.ts` parses it. */
type Document = ColumnType<unknown, string, string>

type PlanTable = {
  id: string
  version: number
  unit: Document
  unitPath: GeneratedAlways<string>
  year: number
  regime: string
  title: string
  source: Document
  targets: Document
  duties: Document
  norms: Document
  windows: Document
  rounds: Document
  budget: Document
}

type IdeaTable = {
  id: string
  plan: string
  name: string
  description: string
  producer: Document
  organisationId: GeneratedAlways<string>
  unit: Document
  unitPath: GeneratedAlways<string>
  state: Generated<IdeaState>
  reason: string | null
  registeredAt: string
  decidedAt: string | null
  selectionId: string | null
  clockId: string
  realm: Realm
}

type Instant = ColumnType<string, string, string>
type Announced = {
  id: string
  version: number
  provinceCode: string
  unitCode: string
  unitName: string
  changedBy: string
  changedAt: Instant
}

type TradeEventTable = Announced & {
  state: TradeEvent['state']
  kind: TradeEventKind
  title: string
  place: string
  beginsOn: string
  endsOn: string
  note: string | null
}

type PointOfSaleTable = Announced & {
  state: PointOfSale['state']
  name: string
  address: string
  hours: string | null
  unit: Document
  unitPath: GeneratedAlways<string>
  formerPath: string | null
  openedOn: string
  closedOn: string | null
  clockId: string
  realm: Realm
}

export type ProgrammeTables = {
  plan: PlanTable
  idea: IdeaTable
  command: { id: string; fingerprint: string; answer: ColumnType<unknown, string | null, string> }
  tradeEvent: TradeEventTable
  pointOfSale: PointOfSaleTable
  change: ChangeTable
}
