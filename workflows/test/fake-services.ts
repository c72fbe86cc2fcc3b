import { ApplicationFailure } from '@temporalio/common'
import type { Applied, EnterStep, OpenedStep } from '@ocop/dossiers/contract/evaluation'
import type { LevelPlan, StepPlan } from '@ocop/dossiers/contract/regime'
import type { EvaluationActivities } from '../src/evaluation/activities.ts'
import { openedFrom, someUnit, type Visit } from './fake-visit.ts'

/** What the records will say to a command: refused with a code, or done with what it led to. */
export type Verdict = Pick<Applied, 'outcome' | 'certificateNumber' | 'stays' | 'successor'> & {
  readonly refused?: string
}

/**
 * The services as the evaluation sees them, in memory, for the dossiers of one test file. A day of allowance is a plain
 * day here; every call is written down as one line of the dossier's story.
 */
export class FakeServices {
  /** At which shares of its time a step's holder is reminded. */
  reminders: readonly number[] = [0.5, 0.75]
  readonly stories = new Map<string, string[]>()
  readonly #levels = new Map<string, readonly LevelPlan[]>()
  readonly #drafts = new Map<string, Verdict & { readonly act: string }>()
  readonly #results = new Map<string, Applied>()
  readonly #visits = new Map<string, Visit>()
  readonly #tallies = new Map<string, { complete: boolean; gapTooWide: boolean }>()
  readonly #extensions = new Map<string, number>()
  readonly #outages = new Map<string, number>()

  /** On record the step got so many days more; its process is told apart from this. */
  extend(stepId: string, days: number): void {
    this.#extensions.set(stepId, days)
  }

  begin(dossierId: string, levels: readonly LevelPlan[]): void {
    this.stories.set(dossierId, [])
    this.#levels.set(dossierId, levels)
  }

  draft(commandId: string, act: string, verdict: Verdict): void {
    this.#drafts.set(commandId, { act, ...verdict })
  }

  tally(dossierId: string, scoring: number, gapTooWide: boolean, complete = true): void {
    this.#tallies.set(`${dossierId}:${scoring}`, { complete, gapTooWide })
  }

  /** The next so many calls of this kind for a dossier meet a service that is down. */
  breakDown(dossierId: string, name: keyof EvaluationActivities, calls: number): void {
    this.#outages.set(`${dossierId}:${name}`, calls)
  }

  get activities(): EvaluationActivities {
    return {
      applyCommand: async (order) => {
        this.#meet(order.dossierId, 'applyCommand')
        const draft = this.#drafts.get(order.commandId)
        const { act = 'unknown', refused, ...verdict } = draft ?? {}
        if (refused !== undefined)
          throw ApplicationFailure.nonRetryable('The records forbid it.', refused)
        this.#tell(order.dossierId, `apply ${act}`)
        const known = this.#results.get(order.commandId)
        const version = order.processVersion + 1
        const result = known ?? { id: order.dossierId, version, state: 'lodged', ...verdict }
        this.#results.set(order.commandId, result)
        // From here on the dossier is asked about under the levels it went over to.
        if (result.successor) this.#levels.set(order.dossierId, result.successor.levels)
        return result
      },
      openStep: async (entry) => this.#open(entry),
      pauseStep: async (stepId, at) => {
        const visit = this.#visit(stepId)
        visit.pausedAt = at
        this.#tell(visit.entry.dossierId, `pause ${labelOf(visit.entry)}`)
      },
      resumeStep: async (entry) => {
        const visit = this.#visit(idOf(entry))
        if (visit.pausedAt !== undefined)
          visit.pausedMs += Date.parse(entry.at) - Date.parse(visit.pausedAt)
        delete visit.pausedAt
        this.#tell(entry.dossierId, `resume ${labelOf(entry)}`)
        return openedFrom(visit, entry.at, this.reminders)
      },
      restateStep: async (stepId, at) => {
        const visit = this.#visit(stepId)
        visit.extendedMs = (this.#extensions.get(stepId) ?? 0) * 86_400_000
        this.#tell(visit.entry.dossierId, `restate ${labelOf(visit.entry)}`)
        return openedFrom(visit, at, this.reminders)
      },
      closeStep: async (stepId, _at, outcome) => {
        const { entry } = this.#visit(stepId)
        this.#meet(entry.dossierId, 'closeStep')
        this.#tell(entry.dossierId, `close ${labelOf(entry)}: ${outcome}`)
      },
      tell: async (mark) => {
        const { entry } = this.#visit(mark.stepId)
        this.#meet(entry.dossierId, 'tell')
        this.#tell(
          entry.dossierId,
          `tell ${mark.to.role}: ${mark.id.split(':').at(-1)} of ${labelOf(entry)}`,
        )
      },
      lapseSupplement: async ({ dossierId, stepId, at }) => {
        this.#meet(dossierId, 'lapseSupplement')
        this.#tell(dossierId, `lapse ${labelOf(this.#visit(stepId).entry)}`)
        const mark = { id: `${stepId}:lapsed`, stepId, at, kind: 'due' } as const
        return { notices: [{ ...mark, to: { role: 'commune-officer', unit: someUnit } }] }
      },
      tallyScores: async ({ dossierId, scoring }) => {
        this.#meet(dossierId, 'tallyScores')
        this.#tell(dossierId, `tally ${scoring}`)
        return (
          this.#tallies.get(`${dossierId}:${scoring}`) ?? { complete: false, gapTooWide: false }
        )
      },
      publishCertificate: async (number) => {
        for (const [id, story] of this.stories) if (number.startsWith(id)) story.push('publish')
      },
    }
  }

  #open(entry: EnterStep): OpenedStep {
    this.#meet(entry.dossierId, 'openStep')
    const id = idOf(entry)
    const plan = planOf(this.#levels.get(entry.dossierId), entry)
    const visit = this.#visits.get(id) ?? {
      entry,
      plan,
      id,
      pausedMs: 0,
      extendedMs: 0,
    }
    this.#visits.set(id, visit)
    this.#tell(entry.dossierId, `open ${labelOf(entry)}`)
    return openedFrom(visit, entry.at, this.reminders)
  }

  #meet(dossierId: string, name: keyof EvaluationActivities): void {
    const key = `${dossierId}:${name}`
    const left = this.#outages.get(key) ?? 0
    if (left === 0) return
    this.#outages.set(key, left - 1)
    throw new Error('The service is down.')
  }

  #visit(id: string): Visit {
    const visit = this.#visits.get(id)
    if (visit === undefined) throw ApplicationFailure.nonRetryable(`no step ${id}`, 'step-unknown')
    return visit
  }

  #tell(dossierId: string, line: string): void {
    this.stories.get(dossierId)?.push(line)
  }
}

const idOf = ({ dossierId, level, attempt, step, visit }: EnterStep): string =>
  `dossier:${dossierId}:${level}:${attempt}:${step}:${visit}`

const labelOf = ({ level, step, visit }: EnterStep): string =>
  `${level}/${step}${visit > 1 ? `/${visit}` : ''}`

const planOf = (levels: readonly LevelPlan[] | undefined, { level, step }: EnterStep): StepPlan => {
  const plans = (levels ?? []).filter((plan) => plan.level === level)
  const plan = plans.flatMap(({ steps }) => steps).find((each) => each.step === step)
  if (plan === undefined) throw ApplicationFailure.nonRetryable('no such step', 'step-unknown')
  return plan
}
