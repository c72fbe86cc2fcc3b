import { ApplicationFailure } from '@temporalio/common'
import type {
  ProcessApplied,
  ProcessStepPlan,
  StandingProcessStep,
} from '@ocop/dossiers/contract/processes'
import law from '../../services/dossiers/data/round-steps.json' with { type: 'json' }
import type { ProcessActivities } from '../src/process/activities.ts'
import type { RoundActivities } from '../src/round/activities.ts'
import { later } from './fake-visit.ts'

type State = keyof typeof law | 'closed'
/** What the records will say to a command: refused with a code, or done, and where the round stands then. */
export type Consequence = {
  readonly refused?: string
  readonly state?: State
  readonly orders?: number
  readonly dueOn?: string
  readonly decided?: boolean
}
type Record_ = { state: State; dueOn: string; orders: number; decided: boolean; closesAt: string }

const unit = { code: '31', name: 'Hải Phòng', level: 'province', path: 'vn/31' } as const

/** Rounds as their processes see them, in memory: the record, what was drafted, and a story of what was asked. */
export class FakeRounds {
  readonly stories = new Map<string, string[]>()
  readonly #records = new Map<string, Record_>()
  readonly #drafts = new Map<string, Consequence & { readonly act: string }>()
  readonly #applied = new Map<string, ProcessApplied>()
  readonly #steps = new Map<string, StandingProcessStep>()
  readonly #outages = new Map<string, number>()

  begin(id: string, closesAt: string): void {
    this.stories.set(id, [])
    const record = { state: 'planned' as const, dueOn: later(closesAt, 1).slice(0, 10), closesAt }
    this.#records.set(id, { ...record, orders: 0, decided: false })
  }

  draft(commandId: string, act: string, consequence: Consequence): void {
    this.#drafts.set(commandId, { act, ...consequence })
  }

  /** The record changes by something else than the round's own commands. */
  change(id: string, change: Partial<Record_>): void {
    this.#records.set(id, { ...this.#record(id), ...change })
  }

  /** The next so many calls of this kind for a round meet a service that is down, after they did their work. */
  breakDown(id: string, name: string, calls: number): void {
    this.#outages.set(`${id}:${name}`, calls)
  }

  get activities(): ProcessActivities & RoundActivities {
    return { ...this.#roundActivities(), ...this.#processActivities() }
  }

  #roundActivities(): RoundActivities {
    return {
      lookAtRound: async (id) => {
        const { state, dueOn, orders, decided, closesAt } = this.#record(id)
        return {
          ordersLeft: orders,
          isSettled: state === 'concluded' && decided,
          closesAt: state === 'planned' ? closesAt : null,
          step: state === 'closed' ? null : { plan: planOf(state), dueOn },
        }
      },
      closeList: async (id) => {
        this.#tell(id, 'list')
        this.change(id, { state: 'listed', dueOn: '2026-11-04' })
        this.#meet(id, 'closeList')
      },
      carryOutOrders: async (id) => {
        const { orders } = this.#record(id)
        this.#tell(id, `orders ${orders}`)
        this.change(id, { orders: Math.max(0, orders - 4) })
        this.#meet(id, 'carryOutOrders')
      },
      closeRound: async (id) => {
        this.#tell(id, 'closed')
        this.change(id, { state: 'closed' })
      },
    }
  }

  #processActivities(): ProcessActivities {
    return {
      applyToProcess: async ({ commandId, workflowId }) => {
        const id = roundOf(workflowId)
        const known = this.#applied.get(commandId)
        if (known) return known
        const { act = 'unknown', refused, ...change } = this.#drafts.get(commandId) ?? {}
        if (refused !== undefined)
          throw ApplicationFailure.nonRetryable('The records forbid it.', refused)
        this.#tell(id, `apply ${act}`)
        this.change(id, change)
        const applied = { id, version: 2, state: this.#record(id).state, facts: {} }
        this.#applied.set(commandId, applied)
        this.#meet(id, 'applyToProcess')
        return applied
      },
      openProcessStep: async ({ workflowId, plan, visit, at, dueOn = '' }) => {
        const id = `${workflowId}:${plan.step}:${visit}`
        this.#tell(roundOf(workflowId), `open ${plan.step}${visit > 1 ? `/${visit}` : ''}`)
        const step = standing(id, plan, { visit, dueAt: `${dueOn}T16:59:59.999Z` })
        this.#steps.set(id, step)
        return { ...step, marks: step.marks.filter((mark) => mark.at > at) }
      },
      pauseProcessStep: async () => undefined,
      resumeProcessStep: async (id) => this.#step(id),
      extendProcessStep: async (id) => this.#step(id),
      restateProcessStep: async (id) => this.#step(id),
      closeProcessStep: async (id, { outcome }) =>
        this.#tell(roundOf(id), `close ${this.#step(id).step}: ${outcome}`),
      tell: async ({ stepId, id, to }) =>
        this.#tell(roundOf(stepId), `tell ${to.role}: ${id.split(':').at(-1)}`),
      endProcess: async (workflowId) => this.#tell(roundOf(workflowId), 'end'),
    }
  }

  #step(id: string): StandingProcessStep {
    const step = this.#steps.get(id)
    if (!step) throw ApplicationFailure.nonRetryable(`no step ${id}`, 'step-unknown')
    return step
  }

  #record(id: string): Record_ {
    const record = this.#records.get(id)
    if (!record) throw ApplicationFailure.nonRetryable(`no round ${id}`, 'round-unknown')
    return record
  }

  #meet(id: string, name: string): void {
    const left = this.#outages.get(`${id}:${name}`) ?? 0
    if (left === 0) return
    this.#outages.set(`${id}:${name}`, left - 1)
    throw new Error('The service is down.')
  }

  #tell(id: string, line: string): void {
    this.stories.get(id)?.push(line)
  }
}

const roundOf = (workflowOrStepId: string): string => workflowOrStepId.split(':')[1] ?? ''

const planOf = (state: keyof typeof law): ProcessStepPlan => {
  const { step, titleVi, holder, article, acts } = law[state]
  return {
    ...{ step, titleVi, acts },
    holder: { role: holder as ProcessStepPlan['holder']['role'], at: 'province' },
    allowance: { days: 1, kind: 'working', from: 'opening', source: 'statute', article },
  }
}

const standing = (
  id: string,
  { step, acts, holder: { role } }: ProcessStepPlan,
  { visit, dueAt }: { readonly visit: number; readonly dueAt: string },
): StandingProcessStep => {
  const holder = { role, unit }
  const mark = (name: string, at: string, kind: 'due' | 'escalation') => ({
    ...{ id: `${id}:${name}`, stepId: id, at, kind, to: holder },
  })
  const marks = [mark('due', dueAt, 'due'), mark('rung-1', later(dueAt, 1), 'escalation')]
  return { id, step, visit, dueAt, holder, acts, marks }
}
