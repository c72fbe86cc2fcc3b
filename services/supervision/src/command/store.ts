import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { Problem } from '@ocop/kernel/problem'
import type { SupervisionTables } from '../tables.ts'

type Db = Kysely<SupervisionTables>

/**
 * Claims a command id for one command. A second claimer waits until the first has committed.
 * @returns the answer already given to this very command, if any
 * @throws conflict when the id was used for another command
 */
export const claimCommand = async (db: Db, id: string, command: unknown): Promise<unknown> => {
  const fingerprint = fingerprintOf(command)
  const claimed = await db
    .insertInto('command')
    .values({ id, fingerprint, answer: null })
    .onConflict((key) => key.column('id').doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) return undefined
  return (await commandSent(db, id, command))?.answer ?? undefined
}

/**
 * What is known of a command that was sent before: its answer, null while it has none; undefined for a new one.
 * @throws conflict when the id was used for another command
 */
export const commandSent = async (
  db: Db,
  id: string,
  command: unknown,
): Promise<{ readonly answer: unknown } | undefined> => {
  const known = await db.selectFrom('command').selectAll().where('id', '=', id).executeTakeFirst()
  if (known && known.fingerprint !== fingerprintOf(command))
    throw new Problem(
      'conflict',
      'command-reused',
      'This commandId was used for another command. Take a new one.',
    )
  return known && { answer: known.answer }
}

const fingerprintOf = (command: unknown): string =>
  createHash('sha256').update(JSON.stringify(command)).digest('hex')

export const keepAnswer = (db: Db, id: string, answer: unknown): Promise<unknown> =>
  db
    .updateTable('command')
    .set({ answer: JSON.stringify(answer) })
    .where('id', '=', id)
    .execute()
