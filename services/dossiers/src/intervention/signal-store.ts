import type { Kysely } from 'kysely'
import type { EvaluationLevel } from '../../contract/regime.ts'
import type { DossierTables } from '../tables.ts'

type Db = Kysely<DossierTables>

export type Unsignalled = {
  readonly stepId: string
  readonly number: number
  readonly dossierId: string
  readonly level: EvaluationLevel
  readonly attempt: number
}

/** Changes their processes do not know of yet, the earliest first; of one step, or of all. */
export const unsignalled = (db: Db, stepId: string | undefined): Promise<Unsignalled[]> =>
  db
    .selectFrom('stepChange')
    .innerJoin('stepVisit', 'stepVisit.id', 'stepChange.stepId')
    .select(['stepChange.stepId', 'stepChange.number'])
    .select(['stepVisit.dossierId', 'stepVisit.level', 'stepVisit.attempt'])
    .where('stepChange.signalledAt', 'is', null)
    .$if(stepId !== undefined, (query) => query.where('stepChange.stepId', '=', stepId ?? ''))
    .orderBy('stepChange.at')
    .orderBy('stepChange.number')
    .limit(500)
    .execute()

export const wasSignalled = async (
  db: Db,
  { stepId, number }: Pick<Unsignalled, 'stepId' | 'number'>,
  at: string,
): Promise<void> => {
  await db
    .updateTable('stepChange')
    .set({ signalledAt: at })
    .where('stepId', '=', stepId)
    .where('number', '=', number)
    .execute()
}
