import { createHash } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import type { PersonActor } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import { Role } from '@ocop/kernel/roles'
import type { Dossier, Trx } from '../act/act.ts'
import { submitCommand } from '../command/submit.ts'
import { findCommand } from '../command/store.ts'
import type { Needs } from '../needs.ts'
import type { DossierTables } from '../tables.ts'
import { findRound, type Round } from './store.ts'

type Db = Kysely<DossierTables>
type Order = Selectable<DossierTables['roundOrder']>
export type Ordered = Pick<Order, 'dossierId' | 'body'> & {
  readonly act: 'open-scoring' | 'decisions' | 'forward' | 'recount'
}

/** Orders acts on a round's dossiers, in the transaction of the command that wants them; each once per command. */
export const orderActs = async (
  trx: Trx,
  { roundId, orderedBy }: Pick<Order, 'roundId' | 'orderedBy'>,
  ordered: readonly Ordered[],
): Promise<void> => {
  if (ordered.length === 0) return
  await trx
    .insertInto('roundOrder')
    .values(
      ordered.map(({ dossierId, act, body }) => ({
        ...{ roundId, orderedBy, dossierId, act, code: null },
        body: JSON.stringify(body),
      })),
    )
    .onConflict((key) => key.columns(['orderedBy', 'dossierId']).doNothing())
    .execute()
}

const pendingOrders = (db: Db, roundId: string, limit: number): Promise<Order[]> =>
  db
    .selectFrom('roundOrder')
    .selectAll()
    .where('roundId', '=', roundId)
    .where('state', '=', 'pending')
    .orderBy('seq')
    .limit(limit)
    .execute()

export const ordersLeft = async (db: Db, roundId: string): Promise<number> => {
  const { left } = await db
    .selectFrom('roundOrder')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('roundId', '=', roundId)
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow()
  return left
}

/** So many dossiers' processes are told in one go: each may take some seconds to answer. */
const atOnce = 4

/**
 * Tells the next dossiers' processes what the round ordered, each as a command under an id that follows from the order:
 * told twice, it counts once. What a dossier's record refuses stays on the round's record with its code.
 * @throws what passes: a process that cannot be reached, a dossier between two steps
 */
export const carryOut = async (needs: Needs, roundId: string): Promise<void> => {
  const round = await findRound(needs.db, roundId)
  for (const order of await pendingOrders(needs.db, roundId, atOnce)) {
    try {
      await perform(needs, round, order)
      await settle(needs.db, order, 'done', null)
    } catch (error) {
      if (!(error instanceof Problem) || error.kind === 'unavailable') throw error
      // The record moved on between reading and telling: the order is told anew, under another id.
      if (error.code === 'version-stale' && order.tries < 5) await tryAgain(needs.db, order)
      else await settle(needs.db, order, 'refused', error.code)
    }
  }
}

const perform = async (needs: Needs, round: Round, order: Order): Promise<void> => {
  const dossier = await needs.db
    .selectFrom('dossier')
    .selectAll()
    .where('id', '=', order.dossierId)
    .executeTakeFirstOrThrow()
  if (order.act === 'recount') return recount(needs, dossier, order)
  if (order.act !== 'open-scoring' && order.act !== 'decisions' && order.act !== 'forward')
    throw new Error(`No act ${order.act} of a round`)
  const commandId = commandIdOf(order)
  const known = await findCommand(needs.db, commandId)
  if (!known && dossier.state === 'lodged' && dossier.step === null) throw betweenSteps()
  const seenVersion = known ? Number(known.body['seenVersion']) : dossier.version
  await submitCommand(needs, await senderOf(needs.db, round, order), {
    dossierId: order.dossierId,
    act: order.act,
    body: { ...order.body, commandId, seenVersion },
  })
}

/** The scoring is counted again: telling a card anew does that, and is harmless. */
const recount = async ({ process }: Needs, dossier: Dossier, order: Order): Promise<void> => {
  const { id: dossierId, level, attempt, step } = dossier
  if (!level || attempt === null || step?.step !== 'council-scoring') return
  await process.announceScorecard(
    { scorecardId: order.orderedBy, at: step.openedAt },
    { dossierId, level, attempt },
  )
}

const betweenSteps = (): Problem =>
  new Problem('unavailable', 'process-unavailable', 'The dossier is between two steps.')

/** Who gave the round's command acts on the dossiers, with the same post. */
const senderOf = async (db: Db, round: Round, { orderedBy }: Order): Promise<PersonActor> => {
  const command = await findCommand(db, orderedBy)
  if (!command) throw new Error(`No command ${orderedBy}`)
  const { personId, postId, role, unitCode, unitName } = command
  const unit = { code: unitCode, name: unitName, level: round.level, path: round.unitPath }
  return { kind: 'person', personId, posts: [{ id: postId, role: Role.parse(role), unit }] }
}

/** A UUID (version 8) of its own for each order and try. */
const commandIdOf = ({ seq, roundId, tries }: Order): string => {
  const hex = createHash('sha256').update(`${roundId}:${seq}:${tries}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

const settle = async (
  db: Db,
  { seq }: Order,
  state: 'done' | 'refused',
  code: string | null,
): Promise<void> => {
  await db.updateTable('roundOrder').set({ state, code }).where('seq', '=', seq).execute()
}

const tryAgain = async (db: Db, { seq, tries }: Order): Promise<void> => {
  await db
    .updateTable('roundOrder')
    .set({ tries: tries + 1 })
    .where('seq', '=', seq)
    .where('tries', '=', tries)
    .execute()
}
