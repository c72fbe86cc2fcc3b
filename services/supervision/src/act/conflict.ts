import { findStep } from '../board/store.ts'
import type { Needs } from '../needs.ts'
import type { Acting } from './acting.ts'
import { councillors } from './barred.ts'

/**
 * Whom a conflict of interest keeps from taking a step, asked of the dossier's own record and only for a council's
 * step: what this ledger kept of it could be older than the declaration.
 * @throws unavailable when the record cannot be asked
 */
export const barredFrom = async (
  { db, records }: Pick<Needs, 'db' | 'records'>,
  stepId: string,
  { act, reading, details }: Acting,
): Promise<readonly string[]> => {
  if (act !== 'pick-up' && details.to?.person === undefined) return []
  const step = await findStep(db, stepId, reading)
  if (step?.subjectType !== 'dossier') return []
  const roles = [
    step.holderRole,
    ...step.takers.map(({ holder }) => holder.role),
    ...(details.to ? [details.to.post] : []),
  ]
  return roles.some((role) => councillors.has(role)) ? records.barred(step.subjectId) : []
}
