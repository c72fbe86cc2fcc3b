import { setTimeout as pause } from 'node:timers/promises'
import { WorkflowNotFoundError } from '@temporalio/client'
import { evaluation } from '@ocop/dossiers/contract/evaluation'
import type { ActName, EvaluationLevel } from '@ocop/dossiers/contract/regime'
import { DossierInPlay } from '../../workflows/test/dossier-in-play.ts'
import { runsOf } from '../../workflows/test/runs.ts'
import type { Stage } from '../../workflows/test/stage.ts'

/** Sends an act to a level whose process may only be starting. */
const act = async (dossier: DossierInPlay, name: ActName, verdict = {}): Promise<void> => {
  for (;;)
    try {
      await dossier.act(name, verdict)
      return
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error
      await pause(10)
    }
}

/** One dossier from lodging to a certificate of three stars, as fast as its people could act. */
export const playEvaluation = async (stage: Stage): Promise<DossierInPlay> => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await act(dossier, 'accept')
  await act(dossier, 'commune-report')
  dossier.level = 'province'
  for (const name of ['accept', 'advisory-report', 'open-scoring', 'council-results'] as const)
    await act(dossier, name)
  await act(dossier, 'decisions', { outcome: 'certified', certificateNumber: dossier.certificate })
  await dossier.result()
  return dossier
}

/** Events of a dossier's process and of its levels', of all their runs. */
export const eventsOf = async (
  { client }: Stage,
  dossierId: string,
  levels: readonly EvaluationLevel[],
): Promise<number> => {
  const ids = [
    evaluation.workflowId(dossierId),
    ...levels.map((level) => evaluation.levelWorkflowId(dossierId, level, 1)),
  ]
  const runs = (await Promise.all(ids.map((id) => runsOf(client, id)))).flat()
  return runs.reduce((sum, { history }) => sum + (history.events ?? []).length, 0)
}
