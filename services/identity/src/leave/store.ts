import { sql, type Kysely, type Transaction } from 'kysely'
import { Problem } from '@ocop/kernel/problem'
import type { Leave, RecordLeave } from '../../contract/leave.ts'
import type { IdentityTables } from '../tables.ts'
import type { HeldToday } from './standing.ts'

type Db = Kysely<IdentityTables>
type Trx = Transaction<IdentityTables>

/** Today as lived in Viet Nam: a leave begins and ends with a day there. */
export const today = sql<string>`(now() at time zone 'Asia/Ho_Chi_Minh')::date`

/** A deputy acts only while serving at the post's unit: whoever lost the own post there lost this right too. */
export const deputyServes = sql<boolean>`exists (select 1 from post own where own.person_id = leave.deputy_id
  and own.unit_code = post.unit_code and own.organisation_id is null and own.ended_at is null)`

const columns = [
  'leave.id',
  'leave.postId',
  'leave.fromDay as from',
  'leave.toDay as to',
  'leave.deputyId as deputy',
  'leave.reason',
  'leave.endedAt',
] as const

/** A post as a leave is judged by: where it is, who holds it, whether it still is held. */
export const postOnRecord = (db: Db, id: string) =>
  db
    .selectFrom('post')
    .innerJoin('unit', 'unit.code', 'post.unitCode')
    .select(['post.id', 'post.personId', 'post.unitCode', 'post.endedAt', 'unit.path as unitPath'])
    .where('post.id', '=', id)
    .executeTakeFirst()

/** Whether a person holds a post at exactly this unit now: only such a one deputises there. */
export const servesAt = async (db: Db, personId: string, unitCode: string): Promise<boolean> =>
  (await db
    .selectFrom('post')
    .select('id')
    .where('personId', '=', personId)
    .where('unitCode', '=', unitCode)
    .where('organisationId', 'is', null)
    .where('endedAt', 'is', null)
    .executeTakeFirst()) !== undefined

/**
 * Writes a leave.
 * @throws conflict `leave-overlaps` when the post's holder is away in part of these days already
 */
export const recordLeave = async (
  trx: Trx,
  postId: string,
  { from, to, deputy, reason }: RecordLeave,
  recordedBy: string,
): Promise<Leave> => {
  await trx.selectFrom('post').select('id').where('id', '=', postId).forUpdate().execute()
  const overlapping = await trx
    .selectFrom('leave')
    .select('id')
    .where('postId', '=', postId)
    .where('endedAt', 'is', null)
    .where('fromDay', '<=', to)
    .where('toDay', '>=', from)
    .executeTakeFirst()
  if (overlapping)
    throw new Problem(
      'conflict',
      'leave-overlaps',
      'A leave of this post covers some of these days.',
    )
  return trx
    .insertInto('leave')
    .values({
      ...{ postId, reason, recordedBy },
      fromDay: from,
      toDay: to,
      deputyId: deputy ?? null,
      endedBy: null,
      endedAt: null,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

/** Ends a leave before its last day; one that has ended keeps its first end. */
export const endLeave = async (trx: Trx, id: string, endedBy: string): Promise<Leave> => {
  await trx
    .updateTable('leave')
    .set({ endedBy, endedAt: sql<string>`now()` })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .execute()
  return trx.selectFrom('leave').select(columns).where('id', '=', id).executeTakeFirstOrThrow()
}

/** The post a leave is of. */
export const postOfLeave = (db: Db, id: string) =>
  db.selectFrom('leave').select('postId').where('id', '=', id).executeTakeFirst()

/** Leaves that run or are to come, of posts at or below one of these units. */
export const leavesWithin = (db: Db, within: readonly string[]): Promise<Leave[]> =>
  db
    .selectFrom('leave')
    .innerJoin('post', 'post.id', 'leave.postId')
    .innerJoin('unit', 'unit.code', 'post.unitCode')
    .select(columns)
    .where('leave.endedAt', 'is', null)
    .where('post.endedAt', 'is', null)
    .where(sql<boolean>`leave.to_day >= ${today}`)
    .where((eb) =>
      eb.or(
        within.map((path) => sql<boolean>`(unit.path = ${path} or unit.path like ${`${path}/%`})`),
      ),
    )
    .orderBy('leave.fromDay')
    .orderBy('leave.id')
    .execute()

/** The live posts at these paths, and who acts under each today. */
export const heldToday = async (db: Db, paths: readonly string[]): Promise<HeldToday[]> => {
  const rows = await db
    .selectFrom('post')
    .innerJoin('unit', 'unit.code', 'post.unitCode')
    .leftJoin('leave', (join) =>
      join
        .onRef('leave.postId', '=', 'post.id')
        .on('leave.endedAt', 'is', null)
        .on(sql<boolean>`${today} between leave.from_day and leave.to_day`),
    )
    .select(['post.role', 'leave.id as leaveId'])
    .select(sql<string | null>`case when ${deputyServes} then leave.deputy_id end`.as('deputyId'))
    .select(['unit.code', 'unit.fullName', 'unit.level', 'unit.path'])
    .where(sql<boolean>`unit.path = any(${paths}::text[])`)
    .where('post.endedAt', 'is', null)
    .where('post.organisationId', 'is', null)
    .orderBy('post.givenAt')
    .orderBy('post.id')
    .execute()
  return rows.map(({ role, leaveId, deputyId, code, fullName, level, path }) => ({
    role,
    unit: { code, name: fullName, level, path },
    onLeave: leaveId !== null,
    deputyId,
  }))
}
