import type { Response } from 'express'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Realm } from '@ocop/kernel/realm'
import type { Moved } from '../../contract/product-list.ts'
import type { SearchPort } from '../search/search-port.ts'
import type { CatalogueTables } from '../tables.ts'

export type ReadNeeds = {
  readonly db: Kysely<CatalogueTables>
  readonly search: SearchPort
  /** Realms the public may see in this installation. */
  readonly realms: readonly Realm[]
  /** The wall clock. */
  readonly now: () => string
  /** A miss could not be counted. */
  readonly reportMiss: (error: unknown) => void
}

export const Slug = z.string().regex(/^[a-z0-9-]{1,200}$/)

/** A changed state must be seen within five seconds, so nothing is kept for longer than two. */
export const cacheBriefly = (res: Response): void => {
  res.setHeader('Cache-Control', 'public, max-age=2, stale-while-revalidate=2')
}

/** Sends the reader of an older address on for good. */
export const moved = (res: Response, path: string, slug: string): undefined => {
  const body: Moved = { code: 'slug-moved', detail: `It is kept at ${path} now.`, movedTo: slug }
  res.status(308).location(path).json(body)
}
