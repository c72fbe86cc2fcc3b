import { sql, type Selectable } from 'kysely'
import { missing, Problem } from '@ocop/kernel/problem'
import type { InspectionState } from '../../contract/inspection.ts'
import type { Trx } from '../act/act.ts'
import type { ProcessActContext, Versioned } from '../process-command/act.ts'
import type { DossierTables } from '../tables.ts'

export type Inspection = Selectable<DossierTables['inspection']>
export type Inspecting = ProcessActContext<Inspection>

export const lockInspection = async (trx: Trx, id: string): Promise<Inspection> => {
  const row = await trx
    .selectFrom('inspection')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('inspection')
  return row
}

export const advanceInspection = (trx: Trx, id: string): Promise<Versioned> =>
  trx
    .updateTable('inspection')
    .set({ version: sql`version + 1` })
    .where('id', '=', id)
    .returning(['version', 'state'])
    .executeTakeFirstOrThrow()

/** @throws conflict unless the inspection stands where the act belongs */
export const requireState = (
  { state }: Pick<Inspection, 'state'>,
  ...states: InspectionState[]
): void => {
  if (!states.includes(state))
    throw new Problem('conflict', 'act-not-now', 'The inspection does not wait for this now.', {
      facts: { state },
    })
}

/** Moves the inspection on, with a line in its record. */
export const moveInspection = async (
  { trx, subject, at, command }: Inspecting,
  act: string,
  {
    set,
    facts,
  }: {
    readonly set: Partial<Pick<Inspection, 'state' | 'fixBy' | 'fixes'>> & {
      readonly findings?: string
    }
    readonly facts: Readonly<Record<string, unknown>>
  },
): Promise<void> => {
  await trx.updateTable('inspection').set(set).where('id', '=', subject.id).execute()
  await trx
    .insertInto('inspectionAct')
    .values({
      ...{ inspectionId: subject.id, at, act },
      role: command.role,
      unitName: command.unitName,
      commandId: command.id,
      facts: JSON.stringify(facts),
    })
    .execute()
}
