import type { Kysely } from 'kysely'
import { Problem } from '@ocop/kernel/problem'
import type { BulkAct, BulkRow } from '../../contract/board.ts'
import { findIds } from '../board/store.ts'
import type { SupervisionTables } from '../tables.ts'
import { actOn, admitted, type Acting } from './perform.ts'

type Db = Kysely<SupervisionTables>

/** One bulk act touches at most so many steps, so that its preview can still be read. */
const mostSteps = 500

/**
 * Does one act on many steps, each in a transaction of its own, and tells for each what came of it. A dry run
 * asks the same questions and changes nothing.
 * @throws invalid when the filter finds more than can be overseen at once
 */
export const actOnMany = async (
  db: Db,
  { ids, filter, dryRun }: BulkAct,
  acting: Acting,
): Promise<BulkRow[]> => {
  const found = ids ?? (await findIds(db, filter ?? {}, acting.reading, mostSteps + 1))
  if (found.length > mostSteps)
    throw new Problem(
      'invalid',
      'bulk-too-wide',
      `The filter finds more than ${mostSteps} steps. Narrow it.`,
    )
  const rows: BulkRow[] = []
  for (const stepId of new Set(found))
    rows.push(
      await outcomeOf(stepId, dryRun ? tryOn(db, stepId, acting) : doOn(db, stepId, acting)),
    )
  return rows
}

const doOn = async (db: Db, stepId: string, acting: Acting): Promise<'done'> => {
  await db.transaction().execute((trx) => actOn(trx, stepId, acting))
  return 'done'
}

const tryOn = async (db: Db, stepId: string, acting: Acting): Promise<'would-do'> => {
  await admitted(db, stepId, acting)
  return 'would-do'
}

const outcomeOf = async (stepId: string, trial: Promise<'done' | 'would-do'>): Promise<BulkRow> => {
  try {
    return { stepId, outcome: await trial }
  } catch (error) {
    if (error instanceof Problem) return { stepId, outcome: 'refused', code: error.code }
    throw error
  }
}
