import type { Kysely } from 'kysely'
import type { PersonActor } from '@ocop/kernel/actor'
import { missing } from '@ocop/kernel/problem'
import type { Page } from '@ocop/kernel/page'
import type { PackView, RoundSummary, RoundView } from '../../contract/round.ts'
import { statuteOf } from '../council/statute.ts'
import { councilWith, type StandingCouncil } from '../council/store.ts'
import { regime } from '../regime/regimes.ts'
import type { DossierTables } from '../tables.ts'
import { quorumOf } from './acts/context.ts'
import { listOf } from './list.ts'
import { isSeated, oversees, postForRoundAct, unitsSeen } from './rights.ts'
import { actsAt } from './steps.ts'
import { findRound, presentAt, type Round } from './store.ts'

type Db = Kysely<DossierTables>

/** A round, if the person may know of it, with its council. @throws missing */
export const visibleRound = async (
  db: Db,
  actor: PersonActor,
  id: string,
): Promise<{ round: Round; council: StandingCouncil }> => {
  const round = await findRound(db, id)
  const council = await councilWith(db, round.councilId)
  const knows = unitsSeen(actor).includes(round.unitCode) || oversees(actor, round)
  if (!knows && !isSeated(actor, council)) throw missing('round')
  return { round, council }
}

export type RoundFilter = {
  readonly council?: string | undefined
  readonly state?: string | undefined
  readonly clockId?: string | undefined
  readonly page: number
  readonly pageSize: number
}

/** Rounds of the units one holds a post at, newest first. */
export const listRounds = async (
  db: Db,
  actor: PersonActor,
  { council, state, clockId, page, pageSize }: RoundFilter,
): Promise<Page<RoundSummary>> => {
  const units = unitsSeen(actor)
  if (units.length === 0) return { items: [], total: 0, page, pageSize }
  const matching = db
    .selectFrom('round')
    .innerJoin('council', 'council.id', 'round.councilId')
    .where('round.unitCode', 'in', units)
    .$if(council !== undefined, (query) => query.where('round.councilId', '=', council ?? ''))
    .$if(state !== undefined, (query) =>
      query.where((eb) => eb(eb.cast<string>('round.state', 'text'), '=', state ?? '')),
    )
    .$if(clockId !== undefined, (query) => query.where('round.clockId', '=', clockId ?? ''))
  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .selectAll('round')
    .select('council.name as councilName')
    .orderBy('round.plannedAt', 'desc')
    .orderBy('round.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return {
    items: rows.map((row) => summaryOf(row, row.councilName)),
    total,
    page,
    pageSize,
  }
}

const summaryOf = (round: Round, name: string): RoundSummary => ({
  id: round.id,
  version: round.version,
  state: round.state,
  council: { id: round.councilId, name },
  unit: round.unitCode,
  level: round.level,
  regime: round.regime,
  realm: round.realm,
  clockId: round.clockId,
  kind: round.kind,
  year: round.year,
  number: round.number,
  planNumber: round.planNumber,
  proposedBefore: round.proposedBefore,
  decidedBefore: round.decidedBefore,
  article: round.article,
  mode: round.mode,
  meetsAt: round.meetsAt,
  answerBy: round.answerBy,
})

/** A round whole, as the person may see it: without the dossiers they keep out of, also in what was ordered. */
export const viewRound = async (
  db: Db,
  actor: PersonActor,
  id: string,
  now: string,
): Promise<RoundView> => {
  const { round, council } = await visibleRound(db, actor, id)
  const statute = statuteOf(regime(round.regime).statute, council.statute)
  const attended = await presentAt(db, round)
  const dossiers = await listOf(db, id, { personId: actor.personId })
  const known = new Set(dossiers.map(({ dossierId }) => dossierId))
  const quorum = quorumOf(council, statute, attended)
  const orders = await db
    .selectFrom('roundOrder')
    .select(['dossierId', 'act', 'state', 'code'])
    .where('roundId', '=', id)
    .where('state', '!=', 'done')
    .orderBy('seq')
    .execute()
  return {
    ...summaryOf(round, council.name),
    now,
    statute,
    letter: round.letter,
    packHash: round.packHash,
    packSentAt: round.packSentAt,
    sitting: round.sitting,
    members: await membersOf(db, round, council, attended),
    quorum:
      round.mode === 'meeting' && round.state === 'meeting'
        ? { needed: quorum.quorumNeeded, present: quorum.present, isQuorate: quorum.isQuorate }
        : null,
    dossiers,
    orders: orders.flatMap(({ dossierId, act, state, code }) =>
      state !== 'done' && known.has(dossierId) ? [{ dossierId, act, state, code }] : [],
    ),
    minutes: round.minutes,
    report: round.report,
    allowedActs: actsAt(round).filter((act) => postForRoundAct(actor, round, council, act)),
  }
}

const membersOf = async (
  db: Db,
  round: Round,
  { seats }: StandingCouncil,
  attended: readonly string[],
): Promise<RoundView['members']> => {
  const opened = await db
    .selectFrom('packOpening')
    .select(['personId', 'openedAt'])
    .where('roundId', '=', round.id)
    .where('packHash', '=', round.packHash ?? '')
    .execute()
  return seats
    .filter(({ leftAt }) => leftAt === null)
    .map(({ personId, agency, seat, scoring }) => ({
      ...{ personId, agency, seat, scoring },
      packOpenedAt: opened.find((each) => each.personId === personId)?.openedAt ?? null,
      present: round.state === 'meeting' && attended.includes(personId),
    }))
}

/** The pack as a member gets it, without the dossiers they keep out of; that it was opened is on record. @throws missing */
export const openPack = async (
  db: Db,
  actor: PersonActor,
  id: string,
  now: string,
): Promise<PackView> => {
  const { round, council } = await visibleRound(db, actor, id)
  const { pack, packHash } = round
  if (!pack || !packHash || !isSeated(actor, council)) throw missing('pack')
  const known = new Set(
    (await listOf(db, id, { personId: actor.personId })).map(({ dossierId }) => dossierId),
  )
  await db
    .insertInto('packOpening')
    .values({ roundId: id, personId: actor.personId, packHash, openedAt: now })
    .onConflict((key) => key.doNothing())
    .execute()
  return { roundId: id, packHash, dossiers: pack.filter(({ dossierId }) => known.has(dossierId)) }
}
