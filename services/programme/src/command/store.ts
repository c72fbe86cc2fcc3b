import { createHash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { Problem } from '@ocop/kernel/problem'
import type { ProgrammeTables } from '../tables.ts'

type Trx = Transaction<ProgrammeTables>

/**
 * Does a command once: the same id and body again get the answer of the first time. A second sender of the same id
 * waits until the first has committed.
 * @throws conflict `command-reused` when the id was used for another command
 */
export const once = <Answer>(
  db: Kysely<ProgrammeTables>,
  { commandId, ...command }: { readonly commandId: string } & Readonly<Record<string, unknown>>,
  act: (trx: Trx) => Promise<Answer>,
): Promise<Answer> =>
  db.transaction().execute(async (trx) => {
    const known = await claim(trx, commandId, command)
    // What was kept is what this very command answered before.
    if (known !== undefined) return known as Answer
    const answer = await act(trx)
    await trx
      .updateTable('command')
      .set({ answer: JSON.stringify(answer) })
      .where('id', '=', commandId)
      .execute()
    return answer
  })

const claim = async (trx: Trx, id: string, command: unknown): Promise<unknown> => {
  const fingerprint = createHash('sha256').update(JSON.stringify(command)).digest('hex')
  const claimed = await trx
    .insertInto('command')
    .values({ id, fingerprint, answer: null })
    .onConflict((key) => key.column('id').doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) return undefined
  const known = await trx
    .selectFrom('command')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (known.fingerprint !== fingerprint)
    throw new Problem(
      'conflict',
      'command-reused',
      'This commandId was used for another command. Take a new one.',
    )
  return known.answer ?? undefined
}
