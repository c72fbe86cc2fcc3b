import type { Kysely, Transaction } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import type { PageQuery } from '@ocop/kernel/page'
import { noteChanges } from '@ocop/postgres/changes'
import { guarded } from '@ocop/postgres/guarded'
import { programmeTag } from '../../contract/changes.ts'
import { TradeEvent, type AnnounceTradeEvent, type ChangeTradeEvent } from '../../contract/trade.ts'
import type { ProgrammeTables } from '../tables.ts'

type Db = Kysely<ProgrammeTables>
type Trx = Transaction<ProgrammeTables>
export type Change = { readonly personId: string; readonly at: string }

type Told = Omit<AnnounceTradeEvent, 'commandId'>
const rowOf = (
  { kind, title, place, provinceCode, from, to, note }: Told,
  { personId, at }: Change,
) => ({
  ...{ kind, title, place, provinceCode, note },
  ...{ beginsOn: from, endsOn: to, changedBy: personId, changedAt: at },
})

export const insertEvent = async (
  trx: Trx,
  { commandId, ...told }: AnnounceTradeEvent,
  { post, ...change }: Change & { readonly post: Post },
): Promise<void> => {
  await trx
    .insertInto('tradeEvent')
    .values({
      ...rowOf(told, change),
      ...{ id: commandId, version: 1, state: 'announced' },
      ...{ unitCode: post.unit.code, unitName: post.unit.name },
    })
    .execute()
  await noteChanges(trx, [programmeTag.tradeEvents])
}

/** @throws conflict when somebody else has changed it meanwhile */
export const updateEvent = async (
  trx: Trx,
  id: string,
  { seenVersion, state, commandId: _, ...told }: ChangeTradeEvent,
  change: Change,
) => {
  const changed = guarded(
    await trx
      .updateTable('tradeEvent')
      .set({ ...rowOf(told, change), state, version: seenVersion + 1 })
      .where('id', '=', id)
      .where('version', '=', seenVersion)
      .returning(['id', 'version', 'state'])
      .executeTakeFirst(),
  )
  await noteChanges(trx, [programmeTag.tradeEvents])
  return changed
}

export const eventById = (db: Db, id: string) =>
  db.selectFrom('tradeEvent').selectAll().where('id', '=', id).executeTakeFirst()
type EventRow = NonNullable<Awaited<ReturnType<typeof eventById>>>

export const eventOf = ({ beginsOn, endsOn, unitCode, unitName, ...row }: EventRow): TradeEvent =>
  TradeEvent.parse({
    ...row,
    ...{ from: beginsOn, to: endsOn, announcedBy: { code: unitCode, name: unitName } },
  })

type Filter = { readonly province?: string | undefined; readonly notEndedOn?: string | undefined }

/** What begins next first; of those that have ended the newest first. */
export const eventsMatching = async (
  db: Db,
  { province, notEndedOn }: Filter,
  { page, pageSize }: PageQuery,
): Promise<{ items: TradeEvent[]; total: number }> => {
  let matching = db.selectFrom('tradeEvent')
  if (province !== undefined) matching = matching.where('provinceCode', '=', province)
  if (notEndedOn !== undefined)
    matching = matching.where('state', '=', 'announced').where('endsOn', '>=', notEndedOn)
  const { total } = await matching
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .selectAll()
    .orderBy('beginsOn', notEndedOn === undefined ? 'desc' : 'asc')
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { items: rows.map(eventOf), total }
}
