import type { PersonActor } from '@ocop/kernel/actor'
import type { CommandResult } from '@ocop/kernel/ids'
import { missing, Problem } from '@ocop/kernel/problem'
import { isWithin } from '@ocop/kernel/units'
import { evaluation } from '../../contract/evaluation.ts'
import type { ResumeProcess } from '../../contract/processes.ts'
import type { Dossier } from '../act/act.ts'
import { clockNow } from '../clock/store.ts'
import type { Needs } from '../needs.ts'
import { openRun, type ProcessRun } from '../process-run/store.ts'
import { isRecorded, recordResumption } from './log-store.ts'
import { inputFromRecord } from './memory.ts'
import { runInputFromRecord } from './run-memory.ts'
import { dossierOf } from './store.ts'

/**
 * Has a process that the engine lost (restored older, terminated, its history gone) go on where its record stands.
 * Who may: an administrator over its unit. Sent again, or by two at once, the engine keeps one process.
 * @throws missing for others, conflict while it runs or stands between two steps, unavailable without the engine
 */
export const resumeProcess = async (
  needs: Needs,
  actor: PersonActor,
  workflowId: string,
  { commandId, reason }: ResumeProcess,
): Promise<CommandResult> => {
  const { db, wallClock } = needs
  const run = await openRun(db, workflowId)
  const post = run && administratorOf(actor, run)
  if (!run || !post) throw missing('process')
  const at = await clockNow(db, run.clockId, wallClock)
  const order = { commandId, workflowId, personId: actor.personId, post, reason, at }
  const answer = { id: workflowId, version: run.processVersion, state: 'resumed' }
  const known = await isRecorded(db, order)
  if (known && !(await isLost(needs, workflowId))) return answer
  const start = await startOf(needs, run, at)
  await recordResumption(db, order)
  await start()
  return answer
}

const administratorOf = ({ posts }: PersonActor, { unitPath }: ProcessRun) =>
  posts.find(({ role, unit }) => role === 'administrator' && isWithin(unitPath, unit.path))

const isLost = async ({ engine }: Needs, workflowId: string): Promise<boolean> =>
  (await engine.health(workflowId)).state !== 'running'

/** How its process starts again. @throws conflict while it, or the level it was at, still runs */
const startOf = async (needs: Needs, run: ProcessRun, at: string): Promise<() => Promise<void>> => {
  const { kind, workflowId } = run
  if (kind !== 'dossier') {
    await refuseRunning(needs, workflowId)
    const input = await runInputFromRecord(needs, run, at)
    return () => needs.process.resume(kind, input)
  }
  const dossier = await dossierOf(needs.db, run.subjectId)
  await refuseRunning(needs, workflowId, ...levelOf(dossier))
  const input = await inputFromRecord(needs, dossier, at)
  return () => needs.process.resumeDossier(input)
}

const levelOf = ({ id, level, attempt }: Dossier): string[] =>
  level === null || attempt === null ? [] : [evaluation.levelWorkflowId(id, level, attempt)]

const refuseRunning = async (needs: Needs, ...workflowIds: readonly string[]): Promise<void> => {
  for (const workflowId of workflowIds)
    if (!(await isLost(needs, workflowId)))
      throw new Problem(
        'conflict',
        'process-running',
        'The process runs; there is nothing to resume. One that was just ended takes a moment to go.',
      )
}
