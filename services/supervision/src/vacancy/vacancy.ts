import type { PostStanding, StandIn } from '@ocop/identity/contract/leave'
import type { Role } from '@ocop/kernel/roles'

/** Nobody acts under a step's post just now: since when it is known, and who stands in. */
export type Vacancy = {
  readonly state: 'on-leave' | 'empty'
  readonly since: string
  readonly standIn: StandIn | null
}

/** Roles whose post stands for one turn of an office; a council's seats and a producer's people are not asked for. */
const asked: ReadonlySet<Role> = new Set<Role>([
  'commune-officer',
  'district-officer',
  'provincial-officer',
  'ministry-officer',
  'advisory-team-member',
  'decision-maker',
  'finance-officer',
  'approver',
])

export const isAskedFor = (role: Role): boolean => asked.has(role)

/** What a post's standing means for its open steps; null when somebody acts under it as usual. */
export const vacancyOf = ({ state, standIn }: PostStanding, since: string): Vacancy | null =>
  state === 'held' ? null : { state, since, standIn }

/** Whether a step that stands so must be given a stand-in, or be freed of the one it has. */
export const isOther = (one: Vacancy | null, other: Vacancy | null): boolean =>
  nameOf(one) !== nameOf(other)

const nameOf = (vacancy: Vacancy | null): string => {
  const standIn = vacancy?.standIn
  const who = standIn ? [standIn.as, standIn.role, standIn.unit.code, standIn.person] : []
  return JSON.stringify([vacancy?.state, ...who])
}
