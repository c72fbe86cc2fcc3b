import { openStage } from '../../workflows/test/stage.ts'
import { runNoOps } from './no-op/run.ts'
import { eventsOf, playEvaluation } from './played-evaluation.ts'
import { columns, ratio, type Finding } from './report.ts'
import { underLoad } from './timing.ts'

/**
 * Whole evaluations a minute on the real engine, beside a workflow that does nothing and leaves as many events. The
 * services answer from memory, so both sides measure processes and engine alone.
 */
export const measureEvaluations = async (
  address: string,
  { calls, clients }: { readonly calls: number; readonly clients: number },
): Promise<Finding> => {
  const stage = await openStage()
  try {
    await underLoad({ clients, calls: clients }, () => playEvaluation(stage))
    const ids: string[] = []
    const evaluations = await underLoad({ clients, calls }, async () => {
      ids.push((await playEvaluation(stage)).id)
    })
    const events = await eventsOf(stage, ids[0] ?? '', ['commune', 'province'])
    const noOp = await runNoOps(stage.client, { address, events, clients, calls })
    const perMinute = (perSecond: number): number => Math.round(perSecond * 60)
    return {
      name: 'Evaluations',
      rows: [
        {
          what: 'evaluation',
          'per min': perMinute(evaluations.perSecond),
          events,
          ...columns(evaluations),
        },
        {
          what: 'no-op',
          'per min': perMinute(noOp.figures.perSecond),
          events: noOp.events,
          ...columns(noOp.figures),
        },
      ],
      notes: [
        `An evaluation takes ${ratio(noOp.figures.perSecond, evaluations.perSecond)} a no-op workflow with as many events; ${clients} at a time.`,
        'An evaluation is three processes and nine commands that are each answered; a no-op is one process and one answer.',
      ],
    }
  } finally {
    await stage.stop()
  }
}
