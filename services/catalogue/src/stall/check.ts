import type { Kysely } from 'kysely'
import type { CatalogueTables } from '../tables.ts'
import type { LookAtLink } from './gateway.ts'
import { keepLook, linksToCheck } from './store.ts'

export type CheckNeeds = {
  readonly db: Kysely<CatalogueTables>
  readonly look: LookAtLink
  /** The wall clock. */
  readonly now: () => string
}

const everyDays = 7
const atOnce = 50

/** Looks at the published stalls whose last check is a week old, one after the other. @returns how many were looked at */
export const checkStalls = async ({ db, look, now }: CheckNeeds): Promise<number> => {
  const before = Temporal.Instant.from(now())
    .subtract({ hours: 24 * everyDays })
    .toString()
  const urls = await linksToCheck(db, before, atOnce)
  for (const url of urls) await keepLook(db, { url, word: await look(url), at: now() })
  return urls.length
}
