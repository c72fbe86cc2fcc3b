import type { Kysely, Transaction } from 'kysely'
import type { z } from 'zod'
import { Problem } from '@ocop/kernel/problem'
import type { IdentityTables } from '../tables.ts'

export type Command<S extends z.ZodType> = {
  /** Absent: nothing is remembered and a repeat acts again. */
  readonly commandId: string | undefined
  /** Digest of who asks and of the whole body. */
  readonly fingerprint: string
  readonly answer: S
}

/**
 * Acts once per command id, in one transaction with the memory of it: the same id and body again give the same
 * answer. Two at the same moment wait for each other at the key.
 * @throws conflict `command-reused` for the same id with another body or from somebody else
 */
export const actOnce = <S extends z.ZodType>(
  db: Kysely<IdentityTables>,
  { commandId, fingerprint, answer }: Command<S>,
  act: (trx: Transaction<IdentityTables>) => Promise<z.infer<S>>,
): Promise<z.infer<S>> =>
  db.transaction().execute(async (trx) => {
    if (!commandId) return act(trx)
    const first = await trx
      .insertInto('processedCommand')
      .values({ id: commandId, fingerprint, answer: null })
      .onConflict((known) => known.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!first) return answer.parse(await earlierAnswer(trx, commandId, fingerprint))
    const given = await act(trx)
    await trx
      .updateTable('processedCommand')
      .set({ answer: JSON.stringify(given) })
      .where('id', '=', commandId)
      .execute()
    return given
  })

const earlierAnswer = async (
  trx: Transaction<IdentityTables>,
  commandId: string,
  fingerprint: string,
): Promise<unknown> => {
  const earlier = await trx
    .selectFrom('processedCommand')
    .select(['fingerprint', 'answer'])
    .where('id', '=', commandId)
    .executeTakeFirstOrThrow()
  if (earlier.fingerprint !== fingerprint)
    throw new Problem(
      'conflict',
      'command-reused',
      'This command id was used for another request. Take a new one.',
    )
  return earlier.answer
}
