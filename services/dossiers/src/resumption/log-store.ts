import type { Kysely } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { DossierTables } from '../tables.ts'

type Db = Kysely<DossierTables>

/** Who had which process go on by its record, and why. */
export type Resumption = {
  readonly commandId: string
  readonly workflowId: string
  readonly personId: string
  readonly post: Post
  readonly reason: string
  readonly at: string
}

/**
 * Whether this command was recorded before.
 * @throws conflict when it was another process's or another person's
 */
export const isRecorded = async (
  db: Db,
  { commandId, workflowId, personId }: Resumption,
): Promise<boolean> => {
  const known = await db
    .selectFrom('resumption')
    .select(['workflowId', 'personId'])
    .where('commandId', '=', commandId)
    .executeTakeFirst()
  if (!known) return false
  if (known.workflowId === workflowId && known.personId === personId) return true
  throw new Problem(
    'conflict',
    'command-reused',
    'This commandId was used for another command. Use a new one.',
  )
}

/** Records it once; of two sent at the same moment the second changes nothing. */
export const recordResumption = async (db: Db, resumption: Resumption): Promise<void> => {
  await db
    .insertInto('resumption')
    .values({ ...resumption, post: JSON.stringify(resumption.post) })
    .onConflict((key) => key.column('commandId').doNothing())
    .execute()
}
