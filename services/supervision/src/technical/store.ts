import { sql, type Kysely } from 'kysely'
import type { ProcessConditions } from '../../contract/steps.ts'
import { closeStep, openStep } from '../ledger/store.ts'
import type { SupervisionTables } from '../tables.ts'
import { stalled } from './resuming.ts'

type Db = Kysely<SupervisionTables>
type Items = ProcessConditions['items']

/**
 * Notes on the open steps of each process what keeps it from moving, or that nothing does any more. What was known
 * keeps the moment it was first seen. A process without an open step gets one that stands for it until it moves again.
 * @returns how many steps now stand otherwise than before
 */
export const noteConditions = async (db: Db, items: Items, now: string): Promise<number> => {
  if (items.length === 0) return 0
  for (const { stalled: step } of items) if (step) await openStep(db, step)
  const { rows } = await sql<{ id: string }>`
    update step set technical = told.technical, version = version + 1
    from (
      select item ->> 'process' as process, nullif(item -> 'technical', 'null'::jsonb) as technical
      from jsonb_array_elements(${JSON.stringify(items)}::jsonb) item
    ) told
    where step.process = told.process and step.closed_at is null
      and step.technical - 'since' - 'attempts' is distinct from told.technical - 'since' - 'attempts'
    returning step.id`.execute(db)
  const moving = items.filter(({ stalled: step }) => step === undefined)
  return rows.length + (await closeStalled(db, moving, now))
}

/** What stood for a process that moves again, or has an open step of its own, is closed. */
const closeStalled = async (db: Db, items: Items, now: string): Promise<number> => {
  if (items.length === 0) return 0
  const open = await db
    .selectFrom('step')
    .select('id')
    .where('step', '=', stalled)
    .where('closedAt', 'is', null)
    .where(
      'process',
      'in',
      items.map(({ process }) => process),
    )
    .execute()
  const verdict = { inTime: true, lateWorkingDays: 0, pausedWorkingDays: 0 }
  for (const { id } of open)
    await closeStep(db, id, { closedAt: now, outcome: 'moved-on', verdict })
  return open.length
}
