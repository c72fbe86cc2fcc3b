import { sql } from 'kysely'
import type { Trx } from '../act/act.ts'

/** The next number of a named series, without gaps: it is taken in the same transaction as what it numbers. */
export const nextSerial = async (trx: Trx, name: string): Promise<number> => {
  const { last } = await trx
    .insertInto('serial')
    .values({ name, last: 1 })
    .onConflict((key) => key.column('name').doUpdateSet({ last: sql`serial.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}
