import { sql, type Kysely, type Transaction } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import type { Page } from '@ocop/kernel/page'
import { Problem } from '@ocop/kernel/problem'
import { ministryCode } from '@ocop/kernel/units'
import type { HeldPost, NewPost, PostQuery } from '../../contract/posts.ts'
import type { IdentityTables } from '../tables.ts'
import { deputyServes, today } from '../leave/store.ts'
import { asHeldPost, asPost } from './row.ts'

type Db = Kysely<IdentityTables>
type Trx = Transaction<IdentityTables>

const livePosts = (db: Db) =>
  db
    .selectFrom('post')
    .innerJoin('unit', 'unit.code', 'post.unitCode')
    .innerJoin('person', 'person.id', 'post.personId')
    .leftJoin('organisation', 'organisation.id', 'post.organisationId')
    .where('post.endedAt', 'is', null)

const columns = [
  'post.id',
  'post.role',
  'unit.code as unitCode',
  'unit.fullName as unitName',
  'unit.level as unitLevel',
  'unit.path as unitPath',
  'organisation.id as organisationId',
  'organisation.name as organisationName',
  'person.id as personId',
  'person.name as personName',
] as const

/** The posts a person acts under now: those held, and those of colleagues on leave whom the person deputises. */
export const postsOf = async (db: Db, personId: string): Promise<Post[]> => {
  const rows = await livePosts(db)
    .leftJoin('leave', (join) =>
      join
        .onRef('leave.postId', '=', 'post.id')
        .on('leave.endedAt', 'is', null)
        .on('leave.deputyId', '=', personId)
        .on(deputyServes)
        .on(sql<boolean>`${today} between leave.from_day and leave.to_day`),
    )
    .select(columns)
    .where((eb) => eb.or([eb('post.personId', '=', personId), eb('leave.id', 'is not', null)]))
    .orderBy(sql`post.person_id = ${personId}`, 'desc')
    .orderBy('post.givenAt')
    .orderBy('post.id')
    .execute()
  return rows.map(asPost)
}

/** One page of the posts held now at or below any of the units at `within`, and at or below `under` when given. */
export const postsPage = async (
  db: Db,
  {
    within,
    under,
    query,
  }: { within: readonly string[]; under: string | undefined; query: PostQuery },
): Promise<Page<HeldPost>> => {
  const { page, pageSize, role } = query
  const found = livePosts(db)
    .where((eb) => eb.or(within.map((path) => below(path))))
    .$if(under !== undefined, (rows) => rows.where(below(under ?? '')))
    .$if(role !== undefined, (rows) => rows.where(sql<boolean>`post.role = ${role}`))
  const rows = await found
    .select(columns)
    .orderBy('unit.path')
    .orderBy('post.role')
    .orderBy('post.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  const { total } = await found
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { items: rows.map(asHeldPost), total, page, pageSize }
}

/** Who holds a role at exactly this unit now, the longest-serving first. */
export const holdersOf = async (
  db: Db,
  { role, unit, organisation }: NewPost,
): Promise<readonly HeldPost[]> => {
  const rows = await livePosts(db)
    .select(columns)
    .where('post.role', '=', role)
    .where('post.unitCode', '=', unit)
    .$if(organisation !== undefined, (found) =>
      found.where(sql<boolean>`post.organisation_id = ${organisation}`),
    )
    .orderBy('post.givenAt')
    .orderBy('post.id')
    .execute()
  return rows.map(asHeldPost)
}

/** Gives a post; one that is held already stays the same post. */
export const givePost = async (
  trx: Trx,
  { asked, personId, givenBy }: { asked: NewPost; personId: string; givenBy: string | null },
): Promise<void> => {
  await trx
    .insertInto('post')
    .values({
      personId,
      role: asked.role,
      unitCode: asked.unit,
      organisationId: asked.organisation ?? null,
      givenBy,
      endedBy: null,
      endedAt: null,
    })
    .onConflict((held) =>
      held
        .columns(['personId', 'role', 'unitCode', 'organisationId'])
        .where('endedAt', 'is', null)
        .doNothing(),
    )
    .execute()
}

/** The post a person holds now as asked for. */
export const heldPost = async (db: Db, personId: string, asked: NewPost): Promise<Post> => {
  const held = (await postsOf(db, personId)).find(
    ({ role, unit, organisation }) =>
      role === asked.role && unit.code === asked.unit && organisation?.id === asked.organisation,
  )
  if (!held) throw new Error(`No post of ${personId} as ${asked.role} at ${asked.unit}`)
  return held
}

/** A post's role and place, whether it is held now or has ended; undefined for an unknown one. */
export const postRecord = (db: Db, id: string) =>
  db
    .selectFrom('post')
    .innerJoin('unit', 'unit.code', 'post.unitCode')
    .select(['post.role', 'unit.path as unitPath'])
    .where('post.id', '=', id)
    .executeTakeFirst()

/**
 * Ends a post; one that has ended keeps its first end.
 * @throws conflict `administrator-last`: without any administrator at the ministry nobody could appoint the next
 */
export const endPost = async (
  trx: Trx,
  id: string,
  by: string,
): Promise<{ id: string; endedAt: string }> => {
  await lockMinistry(trx)
  const ended = await trx
    .updateTable('post')
    .set({ endedAt: sql<string>`now()`, endedBy: by })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .returning(['role', 'unitCode'])
    .executeTakeFirst()
  if (
    ended?.role === 'administrator' &&
    ended.unitCode === ministryCode &&
    !(await hasAdministrator(trx))
  )
    throw new Problem(
      'conflict',
      'administrator-last',
      'This is the last administrator of the ministry; appoint another first.',
    )
  const { endedAt } = await trx
    .selectFrom('post')
    .select('endedAt')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (endedAt === null) throw new Error(`Post ${id} did not end`)
  return { id, endedAt }
}

/** Whether somebody administers the whole now. */
export const hasAdministrator = async (db: Db): Promise<boolean> =>
  (await holdersOf(db, { role: 'administrator', unit: ministryCode })).length > 0

/** Appointing the first and ending the last administrator happen one after the other. */
export const lockMinistry = async (trx: Trx): Promise<void> => {
  await trx.selectFrom('unit').select('code').where('code', '=', ministryCode).forUpdate().execute()
}

/** Paths hold only letters, digits, hyphens and slashes, so they are safe in LIKE. */
const below = (path: string) => sql<boolean>`(unit.path = ${path} or unit.path like ${`${path}/%`})`
