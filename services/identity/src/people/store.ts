import type { Kysely, Transaction } from 'kysely'
import { missing, Problem } from '@ocop/kernel/problem'
import { isWithin } from '@ocop/kernel/units'
import type { Me } from '../../contract/me.ts'
import { postsOf } from '../posts/store.ts'
import type { IdentityTables } from '../tables.ts'

type Db = Kysely<IdentityTables>

/** The person and the posts held now. @throws missing */
export const meOf = async (db: Db, personId: string): Promise<Me> => {
  const person = await db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person) throw missing('person')
  return { person, posts: await postsOf(db, personId) }
}

/**
 * Enters a person who signs in with a password.
 * @throws conflict `email-taken`: the unique key decides, also between two at the same moment
 */
export const enterPerson = async (
  trx: Transaction<IdentityTables>,
  { name, email, passwordHash }: { name: string; email: string; passwordHash: string },
): Promise<string> => {
  const person = await trx
    .insertInto('person')
    .values({ name, email })
    .onConflict((taken) => taken.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!person)
    throw new Problem(
      'conflict',
      'email-taken',
      'Somebody is registered with this email already. Sign in instead.',
    )
  await trx
    .insertInto('credential')
    .values({
      personId: person.id,
      accountId: person.id,
      providerId: 'credential',
      password: passwordHash,
    })
    .execute()
  return person.id
}

/** The name a person is shown by. @throws missing */
export const nameOf = async (db: Db, personId: string): Promise<{ id: string; name: string }> => {
  const person = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person) throw missing('person')
  return person
}

/**
 * Makes sure that an administrator may know of the person: one who holds or held a post within the reach.
 * The ministry's administrators know everybody.
 * @throws missing, also when there is such a person elsewhere
 */
export const demandKnownPerson = async (
  db: Db,
  { personId, reach, everybody }: { personId: string; reach: readonly string[]; everybody: string },
): Promise<void> => {
  await nameOf(db, personId)
  if (reach.includes(everybody)) return
  const posts = await db
    .selectFrom('post')
    .innerJoin('unit', 'unit.code', 'post.unitCode')
    .select('unit.path')
    .where('post.personId', '=', personId)
    .execute()
  if (!posts.some(({ path }) => reach.some((root) => isWithin(path, root)))) throw missing('person')
}
