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

/** What a row says for an actor, as `409 version-stale`; a bare `422` stands for any code of that status. */
export const expectedFor = (row: Row, actor: ActorKey): string => {
  const { ok, may, knows = [], later = [], others = ok } = row
  if (may.includes(actor)) return ok
  if (later.includes(actor)) return '409 act-not-now'
  return knows.includes(actor) ? '403 act-not-yours' : others
}
