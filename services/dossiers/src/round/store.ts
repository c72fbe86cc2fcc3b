import type { Kysely, Selectable } from 'kysely'
import type { TallyScores } from '../../contract/evaluation.ts'
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
