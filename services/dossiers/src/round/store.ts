import type { Kysely, Selectable, Updateable } from 'kysely'
import { missing, Problem } from '@ocop/kernel/problem'
import { isUniqueViolation } from '@ocop/postgres/guarded'
import type { TallyScores } from '../../contract/evaluation.ts'
import { processes } from '../../contract/process-names.ts'
import { noteNews } from '../process-run/store.ts'
import type { Trx } from '../act/act.ts'
import type { DossierTables } from '../tables.ts'

export type Round = Selectable<DossierTables['round']>
type Db = Kysely<DossierTables>

/** The round that takes a dossier at a level and attempt, if its list has it. */
export const roundOf = (
  db: Db,
  { dossierId, level, attempt }: Omit<TallyScores, 'scoring'>,
): Promise<Round | undefined> =>
  db
    .selectFrom('round')
    .innerJoin('roundDossier', 'roundDossier.roundId', 'round.id')
    .selectAll('round')
    .where('roundDossier.dossierId', '=', dossierId)
    .where('roundDossier.level', '=', level)
    .where('roundDossier.attempt', '=', attempt)
    .where('movedAt', 'is', null)
    .executeTakeFirst()

/**
 * Holds the round that takes a dossier as it is, for the rest of the transaction: nobody comes or goes meanwhile, and
 * it is not adjourned.
 */
export const holdRoundOf = async (trx: Trx, place: Omit<TallyScores, 'scoring'>): Promise<void> => {
  const round = await roundOf(trx, place)
  if (round)
    await trx.selectFrom('round').select('id').where('id', '=', round.id).forShare().execute()
}

/** A concluded round waits for its dossiers' decisions: whatever happens to one of them is told to its process. */
export const tellConcluded = async (
  trx: Trx,
  place: Omit<TallyScores, 'scoring'>,
): Promise<void> => {
  const round = await roundOf(trx, place)
  if (round?.state === 'concluded') await noteNews(trx, processes.workflowId('round', round.id))
}

/** Who is at the meeting now. */
export const presentAt = async (
  db: Db,
  { id, sitting }: Pick<Round, 'id' | 'sitting'>,
): Promise<readonly string[]> =>
  (
    await db
      .selectFrom('attendance')
      .select('personId')
      .where('roundId', '=', id)
      .where('sitting', '=', sitting)
      .where('present', '=', true)
      .execute()
  ).map(({ personId }) => personId)

/** @throws missing */
export const findRound = async (db: Db, id: string): Promise<Round> => {
  const round = await db.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst()
  if (!round) throw missing('round')
  return round
}

/** The round, locked for the transaction. @throws missing */
export const lockRound = async (trx: Trx, id: string): Promise<Round> => {
  await trx.selectFrom('round').select('id').where('id', '=', id).forUpdate().execute()
  return findRound(trx, id)
}

type Entry = Pick<
  Round,
  | 'id'
  | 'state'
  | 'councilId'
  | 'level'
  | 'unitCode'
  | 'unitPath'
  | 'realm'
  | 'clockId'
  | 'regime'
  | 'kind'
  | 'year'
  | 'number'
  | 'planNumber'
  | 'proposedBefore'
  | 'decidedBefore'
  | 'article'
  | 'mode'
  | 'plannedAt'
  | 'listedAt'
>

/**
 * Enters a round under the id of the command that plans it; entered before it stays as it is.
 * @throws conflict when that commandId planned something else, or the council holds this round already
 */
export const enterRound = async (
  trx: Trx,
  entry: Entry,
): Promise<{ readonly id: string; readonly wasEntered: boolean }> => {
  const { id, councilId, kind, year, number } = entry
  const known = await trx.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst()
  if (known) {
    const isSame = known.councilId === councilId && known.kind === kind && known.year === year
    if (isSame && known.number === number) return { id, wasEntered: true }
    throw new Problem(
      'conflict',
      'command-reused',
      'This commandId was used for another round. Use a new one.',
    )
  }
  try {
    await trx
      .insertInto('round')
      .values({ ...entry, ...nothingYet })
      .execute()
  } catch (error) {
    if (isUniqueViolation(error, 'round_regular_once'))
      throw new Problem('conflict', 'round-exists', 'The council holds this round already.')
    throw error
  }
  return { id, wasEntered: false }
}

const nothingYet = {
  ...{ meetsAt: null, answerBy: null, packHash: null, packSentAt: null, openedAt: null },
  ...{ minutes: null, concludedAt: null, closedAt: null },
} as const

/** Records what an act changed of a round. */
export const changeRound = (
  trx: Trx,
  id: string,
  change: Updateable<DossierTables['round']>,
): Promise<unknown> => trx.updateTable('round').set(change).where('id', '=', id).execute()
