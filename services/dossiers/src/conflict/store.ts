import type { Kysely } from 'kysely'
import { Problem } from '@ocop/kernel/problem'
import { isUniqueViolation } from '@ocop/postgres/guarded'
import type { ConflictView, NewConflict } from '../../contract/council.ts'
import type { DossierTables } from '../tables.ts'

type Db = Kysely<DossierTables>

/** Who keeps out of a dossier's council, by declaration or by rule. */
export const barredFrom = (db: Db, dossierId: string): Promise<ConflictView[]> =>
  db
    .selectFrom('barred')
    .select(['dossierId', 'personId', 'ground', 'reason', 'declaredBy', 'declaredAt'])
    .where('dossierId', '=', dossierId)
    .orderBy('declaredAt')
    .orderBy('personId')
    .execute()

export type Declaration = Pick<NewConflict, 'commandId' | 'ground' | 'reason'> & {
  readonly dossierId: string
  readonly personId: string
  readonly declaredBy: string
  readonly declaredAt: string
}

/**
 * Records a conflict; the first declaration about a member stands. Sent again it changes nothing.
 * @throws conflict when its commandId declared something else
 */
export const declareConflict = async (db: Db, declaration: Declaration): Promise<void> => {
  const { dossierId, personId, commandId } = declaration
  try {
    await db
      .insertInto('conflict')
      .values(declaration)
      .onConflict((key) => key.columns(['dossierId', 'personId']).doNothing())
      .execute()
  } catch (error) {
    if (!isUniqueViolation(error, 'conflict_command_id_key')) throw error
    const known = await db
      .selectFrom('conflict')
      .select(['dossierId', 'personId'])
      .where('commandId', '=', commandId)
      .executeTakeFirst()
    if (known?.dossierId !== dossierId || known.personId !== personId)
      throw new Problem(
        'conflict',
        'command-reused',
        'This commandId was used for another conflict of interest. Use a new one.',
      )
  }
}
