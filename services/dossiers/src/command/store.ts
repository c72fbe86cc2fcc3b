import { createHash } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import { missing, Problem } from '@ocop/kernel/problem'
import type { Trx } from '../act/act.ts'
import type { AppliedResult } from '../kept.ts'
import type { DossierTables } from '../tables.ts'

export type Command = Selectable<DossierTables['command']>

/** A body's fingerprint: the same command sent again must say the same. */
export const hashOf = (act: string, body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([act, body]))
    .digest('hex')

export const findCommand = (db: Kysely<DossierTables>, id: string): Promise<Command | undefined> =>
  db.selectFrom('command').selectAll().where('id', '=', id).executeTakeFirst()

type Sent = Pick<Command, 'id' | 'dossierId' | 'workflowId' | 'personId' | 'bodyHash'>

/**
 * The command under this id, if it was sent before.
 * @throws conflict when it said something else then, was about something else or came from somebody else
 */
export const commandSentBefore = async (
  db: Kysely<DossierTables>,
  { id, dossierId, workflowId, personId, bodyHash }: Sent,
): Promise<Command | undefined> => {
  const command = await findCommand(db, id)
  if (command === undefined) return undefined
  const isSame =
    command.bodyHash === bodyHash &&
    command.dossierId === dossierId &&
    command.workflowId === workflowId &&
    command.personId === personId
  if (isSame) return command
  throw new Problem(
    'conflict',
    'command-reused',
    'This commandId was used for another command. Use a new one.',
  )
}

/**
 * Keeps what was sent as a draft under its id. Of two senders at the same moment the second finds the first one's.
 * @returns the command as it is kept, with the programme time at which it was first sent
 * @throws conflict as `commandSentBefore` does
 */
export const draftCommand = async (
  db: Kysely<DossierTables>,
  command: Omit<Command, 'result' | 'appliedAt' | 'body' | 'onBehalfOf'> & {
    readonly onBehalfOf?: Command['onBehalfOf'] | undefined
    readonly body: Record<string, unknown>
  },
): Promise<Command> => {
  await db
    .insertInto('command')
    .values({
      ...command,
      body: JSON.stringify(command.body),
      onBehalfOf: command.onBehalfOf ? JSON.stringify(command.onBehalfOf) : null,
      appliedAt: null,
    })
    .onConflict((key) => key.column('id').doNothing())
    .execute()
  const kept = await commandSentBefore(db, command)
  if (kept === undefined) throw missing('command')
  return kept
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
