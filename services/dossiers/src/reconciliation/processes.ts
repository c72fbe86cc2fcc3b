import { evaluation } from '../../contract/evaluation.ts'
import type { Needs } from '../needs.ts'
import { isRunOpen, type ProcessRun } from '../process-run/store.ts'
import type { Engine } from '../engine/gateway.ts'
import { openDossier, runsToCompare, unknownAmong } from './store.ts'
import type { Doubt } from './look-twice.ts'

type Comparing = Pick<Needs, 'db' | 'engine' | 'wallClock'>
type Page = {
  readonly compared: number
  readonly next: string | null
  readonly doubts: readonly Doubt[]
}

const atOnce = 40
/** A process that began just now may not be on record yet. */
const youngMs = 60_000

/** Compares records that say that a process runs with the processes that do, and the other way round. */
export const compareProcesses = async (needs: Comparing, after: string | null): Promise<Page> => {
  const { db, engine } = needs
  const runs = await runsToCompare(db, after ?? '', atOnce)
  const doubts: Doubt[] = after === null ? await unknownProcesses(needs) : []
  for (const run of runs) doubts.push(...(await doubtsAbout({ db, engine }, run)))
  const next = runs.length < atOnce ? null : (runs.at(-1)?.workflowId ?? null)
  return { compared: runs.length, next, doubts }
}

const doubtsAbout = async (
  needs: Pick<Comparing, 'db' | 'engine'>,
  run: ProcessRun,
): Promise<Doubt[]> => {
  const { workflowId } = run
  const { state, pending } = await needs.engine.health(workflowId)
  if (state !== 'running')
    return [
      {
        kind: state === 'missing' ? 'process-missing' : 'process-closed',
        subject: workflowId,
        detail: 'The record says that it runs.',
        still: async () =>
          (await isRunOpen(needs.db, workflowId)) &&
          (await needs.engine.health(workflowId)).state === state,
      },
    ]
  const isBusy = pending.some(({ activities, task }) => activities.length > 0 || task)
  return run.kind === 'dossier' && !isBusy ? doubtsAboutPlace(needs, run.subjectId) : []
}

/** Whether a dossier stands where its process does; if not, the lower count of writes tells which of the two is older. */
const doubtsAboutPlace = async (
  { db, engine }: Pick<Comparing, 'db' | 'engine'>,
  dossierId: string,
): Promise<Doubt[]> => {
  const difference = async (): Promise<'record-behind' | 'process-behind' | undefined> => {
    const dossier = await openDossier(db, dossierId)
    if (!dossier?.level || !dossier.attempt || !dossier.step) return undefined
    const stage = await stageOf(engine, dossierId, dossier)
    if (!stage?.step || stage.step === dossier.step.step) return undefined
    return (stage.processVersion ?? 0) > dossier.processVersion ? 'record-behind' : 'process-behind'
  }
  const kind = await difference()
  if (!kind) return []
  return [
    {
      kind,
      subject: evaluation.workflowId(dossierId),
      detail: 'Record and process stand at different steps; one of them was restored older.',
      still: async () => (await difference()) === kind,
    },
  ]
}

type Place = NonNullable<Awaited<ReturnType<typeof openDossier>>>

const stageOf = (engine: Engine, dossierId: string, { level, attempt }: Place) =>
  level && attempt
    ? engine.stage(evaluation.levelWorkflowId(dossierId, level, attempt))
    : Promise.resolve(undefined)

/** Dossiers' processes that run while no record says so. */
const unknownProcesses = async ({ db, engine, wallClock }: Comparing): Promise<Doubt[]> => {
  const before = new Date(Date.parse(wallClock()) - youngMs).toISOString()
  const unknown = await unknownAmong(db, await engine.running(before))
  return unknown.map((workflowId) => ({
    kind: 'record-missing',
    subject: workflowId,
    detail: 'The process runs; no record says so.',
    still: async () =>
      !(await isRunOpen(db, workflowId)) && (await engine.health(workflowId)).state === 'running',
  }))
}
