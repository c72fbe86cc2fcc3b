import type { Kysely } from 'kysely'
import type { Mode } from '@ocop/kernel/realm'
import type { WallClock } from './clock/store.ts'
import type { ClockListeners } from './clock/gateway.ts'
import type { Engine } from './engine/gateway.ts'
import type { Ledger } from './engine/ledger-gateway.ts'
import type { EvidenceFiles } from './file/gateway.ts'
import type { ProcessGateway } from './process/gateway.ts'
import type { ShopWindow } from './publication/gateway.ts'
import type { DossierTables } from './tables.ts'
import type { Directory } from './unit/gateway.ts'

/** Everything the service's routes stand on; composed in main.ts, and in tests. */
export type Needs = {
  readonly db: Kysely<DossierTables>
  readonly mode: Mode
  readonly wallClock: WallClock
  readonly process: ProcessGateway
  readonly files: EvidenceFiles
  readonly directory: Directory
  readonly clockListeners: ClockListeners
  readonly shopWindow: ShopWindow
  readonly engine: Engine
  readonly ledger: Ledger
}
