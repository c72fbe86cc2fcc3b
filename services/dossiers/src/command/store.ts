import { createHash } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import { Problem } from '@ocop/kernel/problem'
import type { Trx } from '../act/act.ts'
import type { AppliedResult, DossierTables } from '../tables.ts'

export type Command = Selectable<DossierTables['command']>

/** A body's fingerprint: the same command sent again must say the same. */
export const hashOf = (act: string, body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([act, body]))
    .digest('hex')

export const findCommand = (db: Kysely<DossierTables>, id: string): Promise<Command | undefined> =>
  db.selectFrom('command').selectAll().where('id', '=', id).executeTakeFirst()

/**
 * The command under this id, if it was sent before.
 * @throws conflict when it said something else then
 */
export const commandSentBefore = async (
  db: Kysely<DossierTables>,
  id: string,
  bodyHash: string,
): Promise<Command | undefined> => {
  const command = await findCommand(db, id)
  if (command && command.bodyHash !== bodyHash)
    throw new Problem(
      'conflict',
      'command-reused',
      'This commandId was used for another command. Use a new one.',
    )
  return command
}

/** Keeps what was sent as a draft under its id; a second sender of the same id finds the first one's. */
export const draftCommand = async (
  db: Kysely<DossierTables>,
  command: Omit<Command, 'result' | 'appliedAt' | 'body'> & {
    readonly body: Record<string, unknown>
  },
): Promise<void> => {
  await db
    .insertInto('command')
    .values({ ...command, body: JSON.stringify(command.body), appliedAt: null })
    .onConflict((key) => key.column('id').doNothing())
    .execute()
}

/** Settles a command with its answer, in the transaction that wrote its outcome. */
export const settleCommand = async (
  trx: Trx,
  id: string,
  result: AppliedResult,
  at: string,
): Promise<void> => {
  await trx
    .updateTable('command')
    .set({ result: JSON.stringify(result), appliedAt: at })
    .where('id', '=', id)
    .execute()
}
