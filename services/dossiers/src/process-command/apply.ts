import type { Kysely } from 'kysely'
import { missing, Problem } from '@ocop/kernel/problem'
import type { ApplyProcessCommand, ProcessApplied } from '../../contract/processes.ts'
import type { Trx } from '../act/act.ts'
import { findCommand, settleCommand } from '../command/store.ts'
import { findRun, type ProcessRun } from '../process-run/store.ts'
import type { DossierTables } from '../tables.ts'
import type { ActedOn } from './act.ts'
import { actedOn } from './kinds.ts'

/**
 * Writes a drafted command to a process, once, in one transaction under the process's and its subject's locks.
 * Applied before: the answer given then.
 * @throws the Problem of what the records forbid; nothing is written then
 */
export const applyToProcess = (
  db: Kysely<DossierTables>,
  { commandId, workflowId, at, processVersion }: ApplyProcessCommand,
): Promise<ProcessApplied> =>
  db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, workflowId)
    const command = await findCommand(trx, commandId)
    if (!command || command.workflowId !== workflowId) throw missing('command')
    if (command.result) return { facts: {}, ...command.result }
    if (run.processVersion >= processVersion)
      throw new Problem(
        'conflict',
        'process-stale',
        'A later write of this process is recorded already.',
      )
    const kind = kindOf(run)
    const write = await kind.judge({ ...command, trx, run, command })
    const facts = await write()
    const { version, state } = await kind.advance(trx, run.subjectId, command.at)
    await trx
      .updateTable('processRun')
      .set({ processVersion })
      .where('workflowId', '=', workflowId)
      .execute()
    const result = { id: run.subjectId, version, state, facts }
    await settleCommand(trx, commandId, result, at)
    return result
  })

/** What may be done to a kind of process. */
export const kindOf = ({ kind }: ProcessRun): ActedOn => {
  const found = actedOn[kind]
  // A dossier's acts are the procedure's, and every other kind is entered in the table.
  if (!found) throw new Error(`Nothing can be done to a ${kind} here`)
  return found
}

const lockRun = async (trx: Trx, workflowId: string): Promise<ProcessRun> => {
  await trx
    .selectFrom('processRun')
    .select('workflowId')
    .where('workflowId', '=', workflowId)
    .forUpdate()
    .execute()
  return findRun(trx, workflowId)
}
