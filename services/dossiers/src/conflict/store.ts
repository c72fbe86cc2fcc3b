import type { Kysely } from 'kysely'
import { missing, Problem } from '@ocop/kernel/problem'
import { isUniqueViolation } from '@ocop/postgres/guarded'
import type { ConflictView, ConflictLiftView, NewConflict } from '../../contract/council.ts'
import type { Trx } from '../act/act.ts'
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

/** Declarations of a dossier that were lifted, the first one first. */
export const liftedFrom = (db: Db, dossierId: string): Promise<ConflictLiftView[]> =>
  db
    .selectFrom('liftedConflict')
    .select(['dossierId', 'personId', 'ground', 'reason', 'declaredBy', 'declaredAt'])
    .select(['liftedBy', 'liftedAt', 'liftReason'])
    .where('dossierId', '=', dossierId)
    .orderBy('liftedAt')
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

export type Lift = {
  readonly dossierId: string
  readonly personId: string
  readonly liftedBy: string
  readonly liftedAt: string
  readonly liftReason: string
  readonly liftCommandId: string
}

/** The lift recorded under a command's id. */
export const liftUnder = (db: Db, commandId: string) =>
  db
    .selectFrom('liftedConflict')
    .select(['dossierId', 'personId', 'liftedBy'])
    .where('liftCommandId', '=', commandId)
    .executeTakeFirst()

/**
 * Moves a declaration to those that were lifted, under the dossier's lock.
 * @throws conflict or missing when nothing declared stands
 */
export const liftConflict = async (trx: Trx, lift: Lift): Promise<void> => {
  const { dossierId, personId } = lift
  const declared = await trx
    .deleteFrom('conflict')
    .where('dossierId', '=', dossierId)
    .where('personId', '=', personId)
    .returningAll()
    .executeTakeFirst()
  if (!declared) return refuseLift(trx, lift)
  await trx
    .insertInto('liftedConflict')
    .values({ ...declared, ...lift })
    .execute()
}

/** Why there is nothing to lift: it follows from what the person did, it was lifted before, or nobody declared it. */
const refuseLift = async (trx: Trx, { dossierId, personId }: Lift): Promise<never> => {
  const isTheirs = (each: { readonly personId: string }): boolean => each.personId === personId
  if ((await barredFrom(trx, dossierId)).some(isTheirs))
    throw new Problem(
      'conflict',
      'conflict-by-rule',
      'The person acted on the dossier in another post; that conflict follows from the record and is not lifted.',
    )
  if ((await liftedFrom(trx, dossierId)).some(isTheirs))
    throw new Problem('conflict', 'conflict-lifted', 'This conflict was lifted before.')
  throw missing('conflict')
}
