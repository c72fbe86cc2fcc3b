import { ApplicationFailure } from '@temporalio/common'
import type { CertificateReading } from '@ocop/dossiers/contract/certificate-keeping'
import type {
  ProcessApplied,
  ProcessStepPlan,
  StandingProcessStep,
} from '@ocop/dossiers/contract/processes'
import type { InspectionReading } from '@ocop/dossiers/contract/inspection'
import type { CertificateActivities } from '../src/certificate/activities.ts'
import type { InspectionActivities } from '../src/inspection/activities.ts'
import { later } from './fake-visit.ts'

/** What the records will say to a command: refused with a code, or done, and how the certificate stands then. */
export type Consequence = {
  readonly refused?: string
  readonly standing?: CertificateReading['standing'] | undefined
  readonly reading?: Partial<CertificateReading> | undefined
  /** Of an inspection: how it stands then. */
  readonly inspection?: Partial<InspectionReading> | undefined
}

const unit = { code: '31', name: 'Hải Phòng', level: 'province', path: 'vn/31' } as const

/**
 * Certificates as their keepers see them, in memory: what the record says, what was drafted, and a story of what was
 * asked. A day of allowance is a plain day here.
 */
export class FakeKeeping {
  readonly stories = new Map<string, string[]>()
  readonly inspections = new Map<string, InspectionReading>()
  readonly #readings = new Map<string, CertificateReading>()
  readonly #drafts = new Map<string, Consequence & { readonly act: string }>()
  readonly #applied = new Map<string, ProcessApplied>()
  readonly #steps = new Map<string, StandingProcessStep>()
  readonly #outages = new Map<string, number>()

  begin(number: string, reading: CertificateReading): void {
    this.stories.set(number, [])
    this.#readings.set(number, reading)
  }

  /** The record of a certificate changes. */
  change(number: string, reading: Partial<CertificateReading>): void {
    this.#readings.set(number, { ...this.#reading(number), ...reading })
  }

  draft(commandId: string, act: string, consequence: Consequence): void {
    this.#drafts.set(commandId, { act, ...consequence })
  }

  /** The next so many calls of this kind for a certificate meet a service that is down, after they did their work or before. */
  breakDown(number: string, name: keyof CertificateActivities, calls: number): void {
    this.#outages.set(`${number}:${name}`, calls)
  }

  get activities(): Omit<
    CertificateActivities & InspectionActivities,
    'tell' | 'publishCertificate'
  > {
    return {
      readInspection: async (id) => this.#inspection(id),
      lapseInspection: async (id) => {
        this.#tell(id, 'lapse')
        this.inspections.set(id, { ...this.#inspection(id), state: 'lapsed' })
      },
      readCertificate: async (number) => this.#reading(number),
      settleExtension: async (number, at) => {
        this.#tell(number, 'settle')
        const endsAt = later(at, 180)
        this.change(number, { standing: 'extended', endsAt, settleAt: null })
      },
      applyToProcess: async ({ commandId, workflowId }) => {
        const number = numberOf(workflowId)
        const known = this.#applied.get(commandId)
        const {
          act = 'unknown',
          refused,
          standing,
          reading,
          inspection,
        } = this.#drafts.get(commandId) ?? {}
        if (refused !== undefined)
          throw ApplicationFailure.nonRetryable('The records forbid it.', refused)
        this.#tell(number, `apply ${act}${known ? ' again' : ''}`)
        const applied = known ?? this.#outcome(number, { standing, reading, inspection })
        this.#applied.set(commandId, applied)
        // The work is done and its word is lost: a worker that died between commit and completion.
        this.#meet(number, 'applyToProcess')
        return applied
      },
      openProcessStep: async ({ workflowId, plan, visit, at, dueOn, countsFrom = at }) => {
        const number = numberOf(workflowId)
        this.#tell(number, `open ${plan.step}${visit > 1 ? `/${visit}` : ''}`)
        const id = `${workflowId}:${plan.step}:${visit}`
        const dueAt = dueOn ? `${dueOn}T16:59:59.999Z` : later(countsFrom, plan.allowance.days)
        const step = this.#steps.get(id) ?? standing(id, plan, { visit, dueAt })
        this.#steps.set(id, step)
        this.#meet(number, 'openProcessStep')
        return { ...step, marks: step.marks.filter((mark) => mark.at > at) }
      },
      pauseProcessStep: async () => undefined,
      resumeProcessStep: async (id) => this.#step(id),
      extendProcessStep: async (id) => this.#step(id),
      restateProcessStep: async (id, at) => {
        const { marks, ...step } = this.#step(id)
        this.#tell(numberOf(id), `restate ${step.step}`)
        return { ...step, marks: marks.filter((mark) => mark.at > at) }
      },
      closeProcessStep: async (id, { outcome }) => {
        this.#tell(numberOf(id), `close ${this.#step(id).step}: ${outcome}`)
        this.#meet(numberOf(id), 'closeProcessStep')
      },
      endProcess: async (workflowId) => this.#tell(numberOf(workflowId), 'end'),
    }
  }

  /** Somebody gave the step more days on the record. */
  extend(id: string, days: number): void {
    const { dueAt, marks, ...step } = this.#step(id)
    const moved = marks.map((mark) => ({ ...mark, id: `${mark.id}:1`, at: later(mark.at, days) }))
    this.#steps.set(id, { ...step, dueAt: later(dueAt, days), marks: moved })
  }

  /** A word to somebody about a step, when it is a certificate's. */
  hear(stepId: string, line: string): boolean {
    if (!this.stories.has(numberOf(stepId))) return false
    this.#tell(numberOf(stepId), line)
    return true
  }

  /** What a command that is written for the first time leads to. */
  #outcome(number: string, consequence: Consequence): ProcessApplied {
    const { standing, reading = {}, inspection } = consequence
    if (inspection) this.inspections.set(number, { ...this.#inspection(number), ...inspection })
    else this.change(number, { ...reading, ...(standing ? { standing } : {}) })
    const state = inspection?.state ?? this.#reading(number).standing
    return { id: number, version: 2, state, facts: standing ? { standing } : {} }
  }

  #inspection(id: string): InspectionReading {
    const reading = this.inspections.get(id)
    if (!reading) throw ApplicationFailure.nonRetryable(`no ${id}`, 'inspection-unknown')
    return reading
  }

  #step(id: string): StandingProcessStep {
    const step = this.#steps.get(id)
    if (!step) throw ApplicationFailure.nonRetryable(`no step ${id}`, 'step-unknown')
    return step
  }

  #reading(number: string): CertificateReading {
    const reading = this.#readings.get(number)
    if (!reading) throw ApplicationFailure.nonRetryable(`no ${number}`, 'certificate-unknown')
    return reading
  }

  #meet(number: string, name: keyof CertificateActivities): void {
    const left = this.#outages.get(`${number}:${name}`) ?? 0
    if (left === 0) return
    this.#outages.set(`${number}:${name}`, left - 1)
    throw new Error('The service is down.')
  }

  #tell(number: string, line: string): void {
    this.stories.get(number)?.push(line)
  }
}

const numberOf = (workflowOrStepId: string): string => workflowOrStepId.split(':')[1] ?? ''

const standing = (
  id: string,
  { step, acts, holder: { role }, quiet }: ProcessStepPlan,
  { visit, dueAt }: { readonly visit: number; readonly dueAt: string },
): StandingProcessStep => {
  const holder = { role, unit }
  const marks = [
    { id: `${id}:due`, stepId: id, at: dueAt, kind: 'due' as const, to: holder },
    {
      id: `${id}:rung-1`,
      stepId: id,
      at: later(dueAt, 1),
      kind: 'escalation' as const,
      to: holder,
    },
  ]
  return { id, step, visit, dueAt, holder, acts, marks: quiet ? [] : marks }
}
