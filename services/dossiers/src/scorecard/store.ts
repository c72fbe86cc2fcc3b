import type { Kysely, Selectable } from 'kysely'
import { Problem } from '@ocop/kernel/problem'
import { isUniqueViolation } from '@ocop/postgres/guarded'
import type { TallyScores } from '../../contract/evaluation.ts'
import type { Trx } from '../act/act.ts'
import type { DossierTables } from '../tables.ts'

export type Scorecard = Selectable<DossierTables['scorecard']>
type Db = Kysely<DossierTables>

export const cardsOf = (
  db: Db,
  { dossierId, level, attempt }: Omit<TallyScores, 'scoring'>,
): Promise<Scorecard[]> =>
  db
    .selectFrom('scorecard')
    .selectAll()
    .where('dossierId', '=', dossierId)
    .where('level', '=', level)
    .where('attempt', '=', attempt)
    .orderBy('scoredAt')
    .orderBy('id')
    .execute()

/** The card recorded under a command's id. */
export const cardUnder = (db: Db, commandId: string): Promise<Scorecard | undefined> =>
  db.selectFrom('scorecard').selectAll().where('commandId', '=', commandId).executeTakeFirst()

type Place = Pick<Scorecard, 'dossierId' | 'level' | 'attempt' | 'scoring'>

/**
 * Holds the dossier at its scoring for the rest of the transaction: nobody closes it while a card is being recorded.
 * @throws conflict when this scoring is not open
 */
export const lockScoring = async (
  trx: Trx,
  { dossierId, level, attempt, scoring }: Place,
): Promise<void> => {
  const open = await trx
    .selectFrom('dossier')
    .select('step')
    .where('id', '=', dossierId)
    .where('state', '=', 'lodged')
    .where('level', '=', level)
    .where('attempt', '=', attempt)
    .forUpdate()
    .executeTakeFirst()
  if (open?.step?.step !== 'council-scoring' || open.step.scoring !== scoring)
    throw new Problem('conflict', 'scoring-closed', 'Scoring of this dossier is not open.')
}

/** Records a member's card. The unique key, never a read before the write, decides that a member has one. */
export const recordScorecard = async (
  trx: Trx,
  card: Omit<Scorecard, 'id' | 'marks' | 'choices'> & {
    readonly marks: readonly Record<string, unknown>[]
    readonly choices: Readonly<Record<string, number>>
  },
): Promise<Scorecard> => {
  try {
    return await trx
      .insertInto('scorecard')
      .values({ ...card, marks: JSON.stringify(card.marks), choices: JSON.stringify(card.choices) })
      .returningAll()
      .executeTakeFirstOrThrow()
  } catch (error) {
    if (isUniqueViolation(error, 'scorecard_once'))
      throw new Problem(
        'conflict',
        'scorecard-exists',
        'Your scorecard for this dossier is in already; it cannot be changed.',
      )
    throw error
  }
}
