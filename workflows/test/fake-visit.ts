import type { EnterStep, Mark, OpenedStep } from '@ocop/dossiers/contract/evaluation'
import type { StepPlan } from '@ocop/dossiers/contract/regime'

const dayMs = 86_400_000
const moment = (ms: number): string => new Date(ms).toISOString()
export const later = (instant: string, days: number): string =>
  moment(Date.parse(instant) + days * dayMs)

/** A visit of a step in the fake services: a day of allowance is a plain day, counted from the opening. */
export type Visit = {
  readonly id: string
  readonly entry: EnterStep
  readonly plan: StepPlan
  pausedMs: number
  extendedMs: number
  pausedAt?: string
}

export const someUnit = { code: '31', name: 'Hải Phòng', level: 'province', path: 'vn/31' } as const

/**
 * The step as the process is told of it: when it is due, and whom to tell when from now on. `reminders` are shares of
 * its time.
 */
export const openedFrom = (
  { id, entry, plan, pausedMs, extendedMs }: Visit,
  now: string,
  reminders: readonly number[],
): OpenedStep => {
  const { role } = plan.holder
  const { days } = plan.allowance
  const after = (used: number) =>
    moment(Date.parse(entry.at) + used * dayMs + pausedMs + extendedMs)
  const mark = (name: string, used: number, kind: Mark['kind'], to = role): Mark => ({
    id: `${id}:${name}`,
    stepId: id,
    at: after(used),
    kind,
    to: { role: to, unit: someUnit },
  })
  const marks = [
    ...reminders.map((share) => mark(`reminder-${share * 100}`, days * share, 'reminder')),
    mark('due', days, 'due'),
  ]
  if (role !== 'producer')
    marks.push(
      mark('rung-1', days + 1, 'escalation', 'decision-maker'),
      mark('rung-2', days + 3, 'escalation', 'decision-maker'),
    )
  return {
    id,
    step: plan.step,
    dueAt: after(days),
    marks: marks.filter(({ at }) => at > now),
    supplementPauses: plan.supplementPauses?.value ?? false,
  }
}
