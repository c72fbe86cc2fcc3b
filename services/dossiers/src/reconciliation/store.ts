import { sql, type Kysely } from 'kysely'
import type { ProcessRun } from '../process-run/store.ts'
import type { DossierTables } from '../tables.ts'

type Db = Kysely<DossierTables>

export const runsToCompare = (db: Db, after: string, limit: number): Promise<ProcessRun[]> =>
  db
    .selectFrom('processRun')
    .selectAll()
    .where('endedAt', 'is', null)
    .where('startedAt', 'is not', null)
    .where('workflowId', '>', after)
    .orderBy('workflowId')
    .limit(limit)
    .execute()

/** Those of these processes that no record says to run. */
export const unknownAmong = async (db: Db, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('processRun')
    .select('workflowId')
    .where('workflowId', 'in', ids)
    .where('endedAt', 'is', null)
    .execute()
  const known = new Set(rows.map(({ workflowId }) => workflowId))
  return ids.filter((id) => !known.has(id))
}

export const openDossier = (db: Db, id: string) =>
  db
    .selectFrom('dossier')
    .select(['level', 'attempt', 'step', 'processVersion'])
    .where('id', '=', id)
    .where('state', '=', 'lodged')
    .executeTakeFirst()

/** Steps of dossiers that are open, or were closed since a moment, in the order of their names. */
export const visitsToCompare = (
  db: Db,
  {
    after,
    since,
    limit,
  }: { readonly after: string; readonly since: string; readonly limit: number },
): Promise<string[]> =>
  db
    .selectFrom('stepVisit')
    .select('id')
    .where('id', '>', after)
    .where((eb) => eb.or([eb('closedAt', 'is', null), eb('closedAt', '>', since)]))
    .orderBy('id')
    .limit(limit)
    .execute()
    .then((rows) => rows.map(({ id }) => id))

/** When a step changed last. */
export const lastChangeAt = async (db: Db, stepId: string): Promise<string | undefined> => {
  const row = await db
    .selectFrom('stepChange')
    .select('at')
    .where('stepId', '=', stepId)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return row?.at
}

/** Certificates in the order of their numbers, with the products they are of. */
export const certificatesToCompare = (
  db: Db,
  after: string,
  limit: number,
): Promise<{ number: string; productId: string }[]> =>
  db
    .selectFrom('certificate')
    .select(['number', 'productId'])
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()

export const isPublished = async (db: Db, productId: string): Promise<boolean> =>
  (await db
    .selectFrom('product')
    .select('id')
    .where('id', '=', productId)
    .whereRef('publishedVersion', '>=', 'publicationVersion')
    .executeTakeFirst()) !== undefined

/** Drafts of commands on live dossiers that nobody finished since a moment. */
export const oldDrafts = (
  db: Db,
  before: string,
  limit: number,
): Promise<{ id: string; dossierId: string | null }[]> =>
  db
    .selectFrom('command')
    .innerJoin('dossier', 'dossier.id', 'command.dossierId')
    .select(['command.id', 'command.dossierId'])
    .where('command.result', 'is', null)
    .where('command.at', '<', before)
    .where('dossier.clockId', '=', 'live')
    .orderBy('command.at')
    .limit(limit)
    .execute()

export const putAwayDraft = async (db: Db, id: string): Promise<boolean> => {
  const gone = await db
    .deleteFrom('command')
    .where('id', '=', id)
    .where('result', 'is', null)
    .where(sql<boolean>`not exists (select from timeline_entry where command_id = ${id})`)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}
