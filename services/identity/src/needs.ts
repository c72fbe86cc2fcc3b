import type { Kysely } from 'kysely'
import type { Mode } from '@ocop/kernel/realm'
import type { Auth } from './sessions/auth.ts'
import type { IdentityTables } from './tables.ts'

/** What the routes work with; composed once in app.ts. */
export type Needs = {
  readonly db: Kysely<IdentityTables>
  readonly auth: Auth
  readonly mode: Mode
  /** A keyed digest: says whether two bodies are the same without keeping either. */
  readonly digest: (text: string) => string
}
