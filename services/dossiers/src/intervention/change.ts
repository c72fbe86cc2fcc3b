import type { StepHolder, StepTaker } from '@ocop/supervision/contract/steps'
import { Problem } from '@ocop/kernel/problem'
import { isWithin } from '@ocop/kernel/units'
import type { StepChangeOrder } from '../../contract/step-change.ts'
import type { Allowance } from '../../contract/regime.ts'
import { policy, policyOf } from './policy.ts'

/** An open step as a change finds it. */
export type Changeable = {
  readonly step: string
  readonly allowance: Pick<Allowance, 'days' | 'source' | 'article'>
  readonly extendedDays: number
  /** By the plan, whoever has it now. */
  readonly ownHolder: StepHolder
  readonly holder: StepHolder
  readonly takers: readonly StepTaker[]
  /** The ladder from the holder upwards. */
  readonly rungs: readonly StepHolder[]
}

/** What a change leaves behind. */
export type Changed = Pick<Changeable, 'extendedDays' | 'holder' | 'takers'>

type Order = Pick<StepChangeOrder, 'kind' | 'days' | 'to'>

/**
 * What an order makes of an open step.
 * @throws invalid or conflict with the article that forbids it
 */
export const changed = (step: Changeable, order: Order): Changed => {
  const { extendedDays, holder, takers } = step
  const same = { extendedDays, holder, takers }
  switch (order.kind) {
    case 'extend':
      return { ...same, extendedDays: extendedBy(step, order.days) }
    case 'reassign':
      return { ...same, holder: reassignedTo(step, order.to), takers: [] }
    case 'escalate':
      return { ...same, takers: withTaker(step, nextRung(step), 'escalation') }
    case 'on-behalf':
      return { ...same, takers: withTaker(step, behalfOf(step, order.to), 'on-behalf') }
    case 'give-back':
      return givenBack(step)
    case 'stand-in':
      return { ...same, takers: withTaker(step, named(order.to), 'stand-in') }
    case 'stand-in-ends':
      return { ...same, takers: takers.filter((taker) => taker.as !== 'stand-in') }
  }
}

const extendedBy = (
  { allowance: { days, source, article }, extendedDays }: Changeable,
  more: number | undefined,
): number => {
  if (more === undefined)
    throw new Problem('invalid', 'days-missing', 'Say by how many days the step is extended.')
  const wanted = extendedDays + more
  const { law, statute } = policy.extension
  if (source === 'law' && wanted > law.value)
    throw new Problem(
      'conflict',
      'deadline-legal',
      `The deadline is the law’s own (${article}) and is not extended. ${law.article}`,
      { facts: { article } },
    )
  if (wanted > days * statute.value && source === 'statute')
    throw new Problem('conflict', 'extension-too-long', `Too long: ${statute.article}.`, {
      facts: { article: statute.article, atMost: days * statute.value - extendedDays },
    })
  return wanted
}

const reassignedTo = (step: Changeable, to: StepHolder | undefined): StepHolder => {
  const { reassign, article } = policyOf(step.step)
  if (!reassign) throw refusedBy('reassign', article)
  const taker = named(to)
  const mayTake =
    policy.takers.includes(taker.role) &&
    taker.organisationId === undefined &&
    isWithin(step.ownHolder.unit.path, taker.unit.path)
  if (!mayTake)
    throw new Problem(
      'invalid',
      'taker-unfit',
      'A step is given to an office post of the holder’s unit, or to a unit above it.',
    )
  return taker
}

const behalfOf = (step: Changeable, to: StepHolder | undefined): StepHolder => {
  const { onBehalf, article } = policyOf(step.step)
  if (!onBehalf) throw refusedBy('on-behalf', article)
  return named(to)
}

const nextRung = ({ rungs, takers }: Changeable): StepHolder => {
  const next = rungs.find((rung) => !takers.some(({ holder }) => sameHolder(holder, rung)))
  if (next) return next
  throw new Problem('conflict', 'rung-none', 'Nobody is left above to whom this could go.')
}

const givenBack = (step: Changeable): Changed => {
  const stays = step.takers.filter(({ as }) => as === 'stand-in')
  if (stays.length === step.takers.length && sameHolder(step.holder, step.ownHolder))
    throw new Problem('conflict', 'step-at-home', 'The step is with its own holder already.')
  return { extendedDays: step.extendedDays, holder: step.ownHolder, takers: stays }
}

const withTaker = (
  { takers }: Changeable,
  holder: StepHolder,
  as: StepTaker['as'],
): readonly StepTaker[] =>
  takers.some((taker) => taker.as === as && sameHolder(taker.holder, holder))
    ? takers
    : [...takers.filter((taker) => as !== 'stand-in' || taker.as !== as), { holder, as }]

const named = (to: StepHolder | undefined): StepHolder => {
  if (to) return to
  throw new Problem('invalid', 'taker-missing', 'Say which post takes the step.')
}

export const sameHolder = (one: StepHolder, other: StepHolder): boolean =>
  one.role === other.role &&
  one.unit.code === other.unit.code &&
  one.organisationId === other.organisationId

const refusedBy = (act: string, article: string): Problem =>
  new Problem('conflict', `${act}-forbidden`, article, { facts: { article } })
