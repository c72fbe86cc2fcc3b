import type { Kysely } from 'kysely'
import type { Directory, StepRecords } from './order/gateway.ts'
import type { SupervisionTables } from './tables.ts'

/** What the routes work with; composed in main.ts, and in tests. */
export type Needs = {
  readonly db: Kysely<SupervisionTables>
  /** What the live clock shows. */
  readonly liveNow: () => string
  readonly records: StepRecords
  readonly directory: Directory
}
