import type { ColumnType, GeneratedAlways } from 'kysely'

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

export type ProgrammeTables = { plan: PlanTable }
