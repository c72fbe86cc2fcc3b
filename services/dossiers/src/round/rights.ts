import type { PersonActor, Post } from '@ocop/kernel/actor'
import type { Role } from '@ocop/kernel/roles'
import { isWithin } from '@ocop/kernel/units'
import type { RoundActName } from '../../contract/round.ts'
import type { StandingCouncil } from '../council/store.ts'
import type { Round } from './store.ts'

/** Posts at a council's unit that know of its rounds. */
const insiders: readonly Role[] = [
  'council-member',
  'council-secretary',
  'council-chair',
  'advisory-team-member',
  'district-officer',
  'provincial-officer',
  'ministry-officer',
  'decision-maker',
]
const planners: readonly Role[] = [
  'council-secretary',
  'district-officer',
  'provincial-officer',
  'ministry-officer',
]
const leaders: readonly Role[] = ['council-secretary', 'council-chair']

type AtUnit = Pick<Round, 'unitCode'>

const postOf = (
  { posts }: PersonActor,
  roles: readonly Role[],
  { unitCode }: AtUnit,
): Post | undefined =>
  posts.find(({ role, unit }) => unit.code === unitCode && roles.includes(role))

/** The units whose rounds a person knows of. */
export const unitsSeen = ({ posts }: PersonActor): string[] =>
  posts.filter(({ role }) => insiders.includes(role)).map(({ unit }) => unit.code)

/** The units above whose rounds below are overseen, e.g. the ministry's officer over a province's. */
export const oversees = ({ posts }: PersonActor, { unitPath }: Pick<Round, 'unitPath'>): boolean =>
  posts.some(
    ({ role, unit }) =>
      (role === 'provincial-officer' || role === 'ministry-officer') &&
      isWithin(unitPath, unit.path),
  )

/** The post with which somebody plans a round of a unit's council. */
export const planningPost = (actor: PersonActor, unit: AtUnit): Post | undefined =>
  postOf(actor, planners, unit)

/**
 * The post with which somebody does an act on a round: its secretary and its chairs lead it, the decision maker of the
 * unit decides on its results. Who leads also sits on the council.
 */
export const postForRoundAct = (
  actor: PersonActor,
  round: AtUnit,
  { seats }: Pick<StandingCouncil, 'seats'>,
  act: RoundActName,
): Post | undefined => {
  if (act === 'decisions') return postOf(actor, ['decision-maker'], round)
  const seat = seats.find(({ personId, leftAt }) => personId === actor.personId && leftAt === null)
  return seat && seat.seat !== 'member' ? postOf(actor, leaders, round) : undefined
}

/** Whether somebody sits on the round's council, and so gets its pack. */
export const isSeated = (
  { personId }: PersonActor,
  { seats }: Pick<StandingCouncil, 'seats'>,
): boolean => seats.some((seat) => seat.personId === personId && seat.leftAt === null)
