import type { ProcessConditions } from '@ocop/supervision/contract/steps'
import type {
  Reconciliation,
  StepStandingInLedger,
} from '@ocop/supervision/contract/reconciliations'
import { Problem } from '@ocop/kernel/problem'
import type { Needs } from './needs.ts'

/** The ledger of steps as this service tells it, in memory. */
export const testLedger = (down: { readonly ledger: boolean }) => {
  const steps = new Map<string, StepStandingInLedger>()
  const conditions: ProcessConditions['items'] = []
  const reconciliations: Reconciliation[] = []
  const reach = (): void => {
    if (down.ledger)
      throw new Problem('unavailable', 'supervision-unavailable', 'It cannot be reached just now.')
  }
  const needs: Needs['ledger'] = {
    noteConditions: async (items) => {
      reach()
      conditions.push(...items)
    },
    standing: async (ids) => {
      reach()
      return ids.flatMap((id) => steps.get(id) ?? [])
    },
    open: async ({ id, dueAt, holder }) => {
      reach()
      if (!steps.has(id)) steps.set(id, { id, closed: false, changeNumber: 0, dueAt, holder })
    },
    change: async (id, { number, dueAt, holder }) => {
      reach()
      const step = steps.get(id)
      if (step) steps.set(id, { ...step, changeNumber: number, dueAt, holder })
    },
    close: async (id) => {
      reach()
      const step = steps.get(id)
      if (step) steps.set(id, { ...step, closed: true })
    },
    keepReconciliation: async (report) => {
      reach()
      reconciliations.push(report)
    },
  }
  return { needs, steps, conditions, reconciliations }
}
