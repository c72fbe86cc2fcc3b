import type { Kysely } from 'kysely'
import { missing, Problem } from '@ocop/kernel/problem'
import type { ApplyProcessCommand, ProcessApplied } from '../../contract/processes.ts'
import type { Trx } from '../act/act.ts'
import { findCommand, settleCommand, type Command } from '../command/store.ts'
import { findRun, type ProcessRun } from '../process-run/store.ts'
import type { DossierTables } from '../tables.ts'
import type { ActedOn, ProcessAct, Versioned } from './act.ts'
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
    const { subject, act, kind } = await judged(trx, run, command)
    const context = { trx, run, subject, at: command.at, command }
    const facts = await act.write(context, command.body)
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

type Judging = Pick<
  Command,
  'id' | 'act' | 'at' | 'personId' | 'postId' | 'role' | 'unitCode' | 'unitName'
> & {
  readonly body: Readonly<Record<string, unknown>>
}

/** The subject and the act, when the records allow it. @throws conflict when the subject is not as the person saw it */
export const judged = async (
  trx: Trx,
  run: ProcessRun,
  command: Judging,
): Promise<{ subject: Versioned; act: ProcessAct<Versioned>; kind: ActedOn }> => {
  const kind = actedOn[run.kind]
  const act = kind?.acts[command.act]
  // The command table only ever holds acts that a route knew.
  if (!kind || !act) throw new Error(`No act ${command.act} on a ${run.kind}`)
  const subject = await kind.lock(trx, run.subjectId)
  if (subject.version !== command.body['seenVersion'])
    throw new Problem(
      'conflict',
      'version-stale',
      'The record has changed since you opened it. Load it again and repeat.',
      { facts: { version: subject.version } },
    )
  await act.check({ trx, run, subject, at: command.at, command }, command.body)
  return { subject, act, kind }
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
