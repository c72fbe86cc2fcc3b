import type { StepPlan } from '@ocop/dossiers/contract/regime'
import { labelOf, stepPlan, type ModelMark, type OpenVisit, type Situation } from './situation.ts'

const dayMs = 86_400_000

/** The marks of a visit that are yet to come, as a day of allowance is a plain day in the services in memory. */
export const marksFrom = (situation: Situation, visit: OpenVisit): ModelMark[] => {
  const { holder, allowance } = stepPlan(situation, visit.step)
  return timesOf(holder.role, allowance)
    .map(([name, days, role]) => ({
      id: `${visit.step}:${visit.visit}:${name}`,
      at: visit.openedAt + days * dayMs + visit.pausedMs,
      line: `tell ${role}: ${name} of ${labelOf(situation, visit)}`,
      isDue: name === 'due',
    }))
    .filter(({ at }) => at > situation.heard)
}

const timesOf = (
  role: string,
  { days }: StepPlan['allowance'],
): readonly (readonly [name: string, days: number, role: string])[] => [
  ['reminder-50', days * 0.5, role],
  ['reminder-75', days * 0.75, role],
  ['due', days, role],
  ...(role === 'producer'
    ? []
    : ([
        ['rung-1', days + 1, 'decision-maker'],
        ['rung-2', days + 3, 'decision-maker'],
      ] as const)),
]

const earlier = (left: ModelMark, right: ModelMark): number =>
  left.at - right.at || (left.id < right.id ? -1 : 1)

/** The next mark anybody is told of: the standing step's, or that of the step waiting behind it with its clock running. */
export const nextMark = (situation: Situation): ModelMark | undefined => {
  const running = situation.open.filter(({ pausedAt }) => pausedAt === null)
  return running.flatMap(({ marks }) => marks).toSorted(earlier)[0]
}

export const takeMark = ({ open }: Situation, { id }: ModelMark): void => {
  for (const visit of open) visit.marks = visit.marks.filter((mark) => mark.id !== id)
}
