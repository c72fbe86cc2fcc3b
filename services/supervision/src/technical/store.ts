import { sql, type Kysely } from 'kysely'
import type { ProcessConditions } from '../../contract/steps.ts'
import type { SupervisionTables } from '../tables.ts'

/**
 * Notes on the open steps of each process what keeps it from moving, or that nothing does any more. What was known
 * keeps the moment it was first seen.
 * @returns how many steps now stand otherwise than before
 */
export const noteConditions = async (
  db: Kysely<SupervisionTables>,
  items: ProcessConditions['items'],
): Promise<number> => {
  if (items.length === 0) return 0
  const { rows } = await sql<{ id: string }>`
    update step set technical = told.technical
    from (
      select item ->> 'process' as process, nullif(item -> 'technical', 'null'::jsonb) as technical
      from jsonb_array_elements(${JSON.stringify(items)}::jsonb) item
    ) told
    where step.process = told.process and step.closed_at is null
      and step.technical - 'since' - 'attempts' is distinct from told.technical - 'since' - 'attempts'
    returning step.id`.execute(db)
  return rows.length
}
