import { createHash } from 'node:crypto'
import { sql, type Kysely, type Transaction } from 'kysely'
import { Problem } from '@ocop/kernel/problem'

/**
 * Does a command once: the same id and body again get the answer of the first time. A second sender of the same id
 * waits until the first has committed. Needs the schema's table `command (id, fingerprint, answer)`.
 * @throws conflict `command-reused` when the id was used for another command
 */
export const once = <Tables, Answer>(
  db: Kysely<Tables>,
  { commandId, ...command }: { readonly commandId: string } & Readonly<Record<string, unknown>>,
  act: (trx: Transaction<Tables>) => Promise<Answer>,
): Promise<Answer> =>
  db.transaction().execute(async (trx) => {
    const known = await claim(trx, commandId, command)
    // What was kept is what this very command answered before.
    if (known !== undefined) return known as Answer
    const answer = await act(trx)
    await sql`update command set answer = ${JSON.stringify(answer)} where id = ${commandId}`.execute(
      trx,
    )
    return answer
  })

const claim = async <Tables>(
  trx: Transaction<Tables>,
  id: string,
  command: unknown,
): Promise<unknown> => {
  const fingerprint = createHash('sha256').update(JSON.stringify(command)).digest('hex')
  const claimed = await sql`insert into command (id, fingerprint) values (${id}, ${fingerprint})
    on conflict (id) do nothing`.execute(trx)
  if (claimed.numAffectedRows === 1n) return undefined
  const { rows } = await sql<{ fingerprint: string; answer: unknown }>`
    select fingerprint, answer from command where id = ${id}`.execute(trx)
  const [known] = rows
  if (known?.fingerprint !== fingerprint)
    throw new Problem(
      'conflict',
      'command-reused',
      'This commandId was used for another command. Take a new one.',
    )
  return known.answer ?? undefined
}
