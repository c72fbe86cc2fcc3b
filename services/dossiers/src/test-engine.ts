import type { EvaluationStage } from '../contract/evaluation.ts'
import type { Needs } from './needs.ts'
import type { ProcessHealth } from './engine/technical.ts'

/** An engine in which every process is well and idle, until a test makes one otherwise. */
export const testEngine = () => {
  const states = new Map<string, ProcessHealth['state']>()
  const pending = new Map<string, ProcessHealth['pending']>()
  const strays = new Set<string>()
  const stages = new Map<string, Pick<EvaluationStage, 'step' | 'processVersion'>>()
  const worker = { polls: true }

  const needs: Needs['engine'] = {
    health: async (id) => ({
      state: states.get(id) ?? 'running',
      pending: pending.get(id) ?? [],
    }),
    hasWorker: async () => worker.polls,
    stage: async (id) => {
      const stage = stages.get(id)
      return stage && { level: 'commune', attempt: 1, ...stage }
    },
    running: async () => [...strays],
    scheduleReconciliation: async () => undefined,
  }
  return {
    needs,
    worker,
    set: (id: string, state: ProcessHealth['state']) => void states.set(id, state),
    /** A process that runs though no test began it. */
    stray: (id: string) => void strays.add(id),
    standAt: (id: string, stage: Pick<EvaluationStage, 'step' | 'processVersion'>) =>
      void stages.set(id, stage),
    fail: (id: string, name: string, attempt: number, since: string) =>
      void pending.set(id, [
        { activities: [{ name, attempt, since, started: true }], task: undefined },
      ]),
    busy: (id: string) =>
      void pending.set(id, [
        { activities: [], task: { attempt: 1, since: '2026-06-01T02:00:00.000Z' } },
      ]),
    healAll: () => {
      for (const each of [states, pending, stages]) each.clear()
      strays.clear()
      worker.polls = true
    },
  }
}
