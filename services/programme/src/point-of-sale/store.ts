import type { Kysely, Transaction } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import type { Page, PageQuery } from '@ocop/kernel/page'
import { liveClock } from '@ocop/kernel/realm'
import { noteChanges } from '@ocop/postgres/changes'
import { guarded } from '@ocop/postgres/guarded'
import { programmeTag } from '../../contract/changes.ts'
import { PointOfSale } from '../../contract/trade.ts'
import type { ProgrammeTables } from '../tables.ts'

type Db = Kysely<ProgrammeTables>
type Trx = Transaction<ProgrammeTables>

/** What of a point of sale may change. */
type Told = Pick<
  PointOfSale,
  'state' | 'name' | 'address' | 'hours' | 'unit' | 'provinceCode' | 'openedOn' | 'closedOn'
>
/** Who changes it and when on its clock; only what the public is shown is noted for it. */
type Change = { readonly personId: string; readonly at: string; readonly isShown: boolean }

export const insertPoint = async (
  trx: Trx,
  { unit, ...point }: Told & Pick<PointOfSale, 'id' | 'clockId' | 'realm'>,
  { post, personId, at, isShown }: Change & { readonly post: Post },
): Promise<void> => {
  await trx
    .insertInto('pointOfSale')
    .values({
      ...point,
      ...{ version: 1, unit: JSON.stringify(unit) },
      ...{ unitCode: post.unit.code, unitName: post.unit.name },
      ...{ changedBy: personId, changedAt: at },
    })
    .execute()
  if (isShown) await noteChanges(trx, [programmeTag.pointsOfSale])
}

/** @throws conflict when somebody else has changed it meanwhile */
export const updatePoint = async (
  trx: Trx,
  { id, version }: Pick<PointOfSale, 'id' | 'version'>,
  { unit, ...told }: Told & { readonly formerPath?: string },
  { personId, at, isShown }: Change,
) => {
  const changed = guarded(
    await trx
      .updateTable('pointOfSale')
      .set({
        ...{ ...told, unit: JSON.stringify(unit) },
        ...{ version: version + 1, changedBy: personId, changedAt: at },
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning(['id', 'version', 'state'])
      .executeTakeFirst(),
  )
  if (isShown) await noteChanges(trx, [programmeTag.pointsOfSale])
  return changed
}

export const pointById = async (db: Db, id: string): Promise<PointOfSale | undefined> => {
  const row = await rowById(db, id)
  return row && pointOf(row)
}

const rowById = (db: Db, id: string) =>
  db.selectFrom('pointOfSale').selectAll().where('id', '=', id).executeTakeFirst()
type PointRow = NonNullable<Awaited<ReturnType<typeof rowById>>>

const pointOf = ({ unitCode, unitName, ...row }: PointRow): PointOfSale =>
  PointOfSale.parse({ ...row, announcedBy: { code: unitCode, name: unitName } })

type Filter = {
  readonly province?: string | undefined
  readonly openOnly: boolean
  /** Whether records of rehearsals are left out. */
  readonly liveOnly: boolean
}

/** By province, then by name. */
export const pointsMatching = async (
  db: Db,
  { province, openOnly, liveOnly }: Filter,
  { page, pageSize }: PageQuery,
): Promise<Page<PointOfSale>> => {
  let matching = db.selectFrom('pointOfSale')
  if (province !== undefined) matching = matching.where('provinceCode', '=', province)
  if (openOnly) matching = matching.where('state', '=', 'open')
  if (liveOnly) matching = matching.where('realm', '=', 'live')
  const { total } = await matching
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .selectAll()
    .orderBy('provinceCode')
    .orderBy('name')
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { items: rows.map(pointOf), total, page, pageSize }
}

/** A point of sale as a plan counts it. */
type Counted = Pick<PointOfSale, 'name' | 'address' | 'openedOn' | 'closedOn'>

/**
 * What opened on a clock, the first first; as recognitions are told. On the live one only at the unit and below it, now or
 * when it ended: what an ended unit opened stays its plan's. A rehearsal belongs to its plan whole.
 */
export const pointsOn = (
  db: Db,
  { clockId, unitPath }: { readonly clockId: string; readonly unitPath: string },
): Promise<Counted[]> =>
  db
    .selectFrom('pointOfSale')
    .select(['name', 'address', 'openedOn', 'closedOn'])
    .where('clockId', '=', clockId)
    .$if(clockId === liveClock, (found) =>
      found.where((eb) =>
        eb.or([
          eb('unitPath', '=', unitPath),
          eb('unitPath', 'like', `${unitPath}/%`),
          eb('formerPath', '=', unitPath),
          eb('formerPath', 'like', `${unitPath}/%`),
        ]),
      ),
    )
    .orderBy('openedOn')
    .orderBy('name')
    .orderBy('id')
    .execute()
