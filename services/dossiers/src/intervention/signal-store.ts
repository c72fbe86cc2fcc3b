import type { Kysely } from 'kysely'
import { evaluation } from '../../contract/evaluation.ts'
import type { DossierTables } from '../tables.ts'

type Db = Kysely<DossierTables>

export type Unsignalled = {
  readonly stepId: string
  readonly number: number
  /** The process that the step is of. */
  readonly workflowId: string
}

/** Changes their processes do not know of yet, the earliest first; of one step, or of all. */
export const unsignalled = async (db: Db, stepId: string | undefined): Promise<Unsignalled[]> => {
  const rows = await db
    .selectFrom('stepChange')
    .leftJoin('stepVisit', 'stepVisit.id', 'stepChange.stepId')
    .leftJoin('processStep', 'processStep.id', 'stepChange.stepId')
    .select(['stepChange.stepId', 'stepChange.number', 'processStep.workflowId'])
    .select(['stepVisit.dossierId', 'stepVisit.level', 'stepVisit.attempt'])
    .where('stepChange.signalledAt', 'is', null)
    .$if(stepId !== undefined, (query) => query.where('stepChange.stepId', '=', stepId ?? ''))
    .orderBy('stepChange.at')
    .orderBy('stepChange.number')
    .limit(500)
    .execute()
  return rows.flatMap(({ workflowId, dossierId, level, attempt, ...change }) => {
    if (workflowId !== null) return { ...change, workflowId }
    if (dossierId === null || level === null || attempt === null) return []
    return { ...change, workflowId: evaluation.levelWorkflowId(dossierId, level, attempt) }
  })
}

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
