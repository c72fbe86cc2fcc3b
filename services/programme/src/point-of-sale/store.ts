import type { Kysely, Transaction } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import type { PageQuery } from '@ocop/kernel/page'
import { noteChanges } from '@ocop/postgres/changes'
import { guarded } from '@ocop/postgres/guarded'
import { programmeTag } from '../../contract/changes.ts'
import {
  PointOfSale,
  type AnnouncePointOfSale,
  type ChangePointOfSale,
} from '../../contract/trade.ts'
import type { ProgrammeTables } from '../tables.ts'
import type { Change } from '../trade-event/store.ts'

type Db = Kysely<ProgrammeTables>
type Trx = Transaction<ProgrammeTables>

export const insertPoint = async (
  trx: Trx,
  { commandId, name, address, provinceCode, hours }: AnnouncePointOfSale,
  { post, personId, at }: Change & { readonly post: Post },
): Promise<void> => {
  await trx
    .insertInto('pointOfSale')
    .values({
      ...{ id: commandId, version: 1, state: 'open', name, address, provinceCode, hours },
      ...{ unitCode: post.unit.code, unitName: post.unit.name },
      ...{ changedBy: personId, changedAt: at },
    })
    .execute()
  await noteChanges(trx, [programmeTag.pointsOfSale])
}

/** @throws conflict when somebody else has changed it meanwhile */
export const updatePoint = async (
  trx: Trx,
  id: string,
  { seenVersion, state, name, address, provinceCode, hours }: ChangePointOfSale,
  { personId, at }: Change,
) => {
  const changed = guarded(
    await trx
      .updateTable('pointOfSale')
      .set({
        ...{ state, name, address, provinceCode, hours },
        ...{ version: seenVersion + 1, changedBy: personId, changedAt: at },
      })
      .where('id', '=', id)
      .where('version', '=', seenVersion)
      .returning(['id', 'version', 'state'])
      .executeTakeFirst(),
  )
  await noteChanges(trx, [programmeTag.pointsOfSale])
  return changed
}

export const pointById = (db: Db, id: string) =>
  db.selectFrom('pointOfSale').selectAll().where('id', '=', id).executeTakeFirst()

/** By province, then by name. */
export const pointsMatching = async (
  db: Db,
  { province, openOnly }: { readonly province?: string | undefined; readonly openOnly: boolean },
  { page, pageSize }: PageQuery,
): Promise<{ items: PointOfSale[]; total: number }> => {
  let matching = db.selectFrom('pointOfSale')
  if (province !== undefined) matching = matching.where('provinceCode', '=', province)
  if (openOnly) matching = matching.where('state', '=', 'open')
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
  const items = rows.map(({ unitCode, unitName, ...row }) =>
    PointOfSale.parse({ ...row, announcedBy: { code: unitCode, name: unitName } }),
  )
  return { items, total }
}
