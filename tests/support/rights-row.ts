import type { ActorKey } from './actors.ts'

/**
 * What a route answers to whom. `may` gets `ok`; `knows` may see the thing and not do this (403); everybody else
 * who is signed in gets `others`; who is not gets 401.
 */
export type Row = {
  readonly route: string
  readonly ok: string
  readonly may: readonly ActorKey[]
  readonly knows?: readonly ActorKey[]
  /** Those whose act this is at another time. */
  readonly later?: readonly ActorKey[]
  readonly others?: string
  readonly body?: unknown
}
