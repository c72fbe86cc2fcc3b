import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { WorkflowHandle } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import type { EvaluationLevel } from '@ocop/dossiers/contract/regime'
import type { DossierInPlay } from './dossier-in-play.ts'
import type { PlayedRun } from './runs.ts'

const folder = fileURLToPath(new URL('../histories/', import.meta.url))

/** A process of a dossier: its own, that of a level's first attempt, or of a later one. */
export type Process =
  'dossier' | EvaluationLevel | { readonly level: EvaluationLevel; readonly attempt: number }

/**
 * With OCOP_RECORD set, keeps the histories of a dossier's processes under the path's name, to be replayed by every
 * later version of the workflows.
 */
export const record = async (
  path: string,
  dossier: DossierInPlay,
  processes: readonly Process[],
): Promise<void> => {
  if (!process.env['OCOP_RECORD']) return
  await mkdir(folder, { recursive: true })
  for (const each of processes) {
    if (each === 'dossier') await keep(`${path}.${each}`, dossier.parent)
    else if (typeof each === 'string')
      await keep(`${path}.${each}`, dossier.handle({ level: each, attempt: 1 }))
    else await keep(`${path}.${each.level}-${each.attempt}`, dossier.handle(each))
  }
}

/** The same for every run of a process that continued as new, as `path-1.process`, `path-2.process` and so on. */
export const recordRuns = async (
  path: string,
  process: string,
  runs: readonly PlayedRun[],
): Promise<void> => {
  for (const [index, { history }] of runs.toReversed().entries())
    await recordProcess(`${path}-${index + 1}.${process}`, { fetchHistory: async () => history })
}

/** The same for one process of its own, as `path.kind`. */
export const recordProcess = async (
  name: string,
  handle: Pick<WorkflowHandle, 'fetchHistory'>,
): Promise<void> => {
  if (!process.env['OCOP_RECORD']) return
  await mkdir(folder, { recursive: true })
  await keep(name, handle)
}

const keep = async (name: string, handle: Pick<WorkflowHandle, 'fetchHistory'>): Promise<void> => {
  const history: unknown = JSON.parse(historyToJSON(await handle.fetchHistory()), withoutTraces)
  await writeFile(`${folder}${name}.json`, `${JSON.stringify(history)}\n`)
}

/** A stack trace names folders of the machine that recorded it, and replays without. */
const withoutTraces = (key: string, value: unknown): unknown => (key === 'stackTrace' ? '' : value)
