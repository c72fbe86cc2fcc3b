import type { Kysely } from 'kysely'
import type { Mode, Realm } from '@ocop/kernel/realm'
import type { AskNow } from '../clock/gateway.ts'
import type { ProgrammeTables } from '../tables.ts'
import type { AskUnit } from '../unit/gateway.ts'

export type PointNeeds = {
  readonly db: Kysely<ProgrammeTables>
  readonly mode: Mode
  readonly askNow: AskNow
  readonly askUnit: AskUnit
}

/** A demonstration shows the public what is of a rehearsal, production never does. */
export const isShown = ({ mode }: Pick<PointNeeds, 'mode'>, realm: Realm): boolean =>
  mode === 'demonstration' || realm === 'live'
