import type { Fault } from '@ocop/kernel/problem'
import type { Mode } from '@ocop/kernel/realm'
import type { Role } from '@ocop/kernel/roles'
import type { UnitLevel } from '@ocop/kernel/units'
import type { NewPost } from '../../contract/posts.ts'
import type { Unit } from '../../contract/units.ts'

const anyLevel: readonly UnitLevel[] = ['commune', 'district', 'province', 'ministry']

/** Where a role can be held. Districts ended on 01/07/2025 and have posts only in rehearsals of earlier years. */
const levelsOf: Readonly<Record<Role, readonly UnitLevel[]>> = {
  producer: ['commune'],
  consultant: anyLevel,
  'commune-officer': ['commune'],
  'district-officer': ['district'],
  'provincial-officer': ['province'],
  'ministry-officer': ['ministry'],
  'advisory-team-member': anyLevel,
  'council-member': anyLevel,
  'council-secretary': anyLevel,
  'council-chair': anyLevel,
  'decision-maker': anyLevel,
  'finance-officer': anyLevel,
  approver: anyLevel,
  'market-inspector': anyLevel,
  administrator: anyLevel,
}

/** What is known about a post that is asked for. */
export type AskedPost = {
  readonly asked: NewPost
  readonly unit: Unit | undefined
  /** Whether the named organisation exists at exactly this unit. */
  readonly organisationIsThere: boolean
}

/** Every reason why the post cannot be held, each with the pointer of the member at fault; none when it can. */
export const faultsOf = (
  { asked, unit, organisationIsThere }: AskedPost,
  mode: Mode,
  pointer = '',
): Fault[] => [
  ...unitFaults(asked.role, unit, mode).map((fault) => ({ ...fault, pointer: `${pointer}/unit` })),
  ...organisationFaults(asked, organisationIsThere).map((fault) => ({
    ...fault,
    pointer: `${pointer}/organisation`,
  })),
]

type Bare = Omit<Fault, 'pointer'>

const unitFaults = (role: Role, unit: Unit | undefined, mode: Mode): Bare[] => {
  if (!unit) return [{ code: 'unit-unknown', detail: 'There is no unit with this code.' }]
  const faults: Bare[] = []
  if (unit.state === 'dissolved' && mode === 'production')
    faults.push({
      code: 'unit-dissolved',
      detail: `${unit.fullName} was dissolved on ${unit.dissolvedOn}; its successor is ${unit.successor}.`,
    })
  if (!levelsOf[role].includes(unit.level))
    faults.push({ code: 'role-not-at-level', detail: `A ${role} is not held at a ${unit.level}.` })
  return faults
}

const organisationFaults = ({ role, organisation }: NewPost, isThere: boolean): Bare[] => {
  if (role === 'producer' && !organisation)
    return [
      { code: 'organisation-needed', detail: 'A producer acts for an organisation; name it.' },
    ]
  if (!organisation) return []
  if (role !== 'producer' && role !== 'consultant')
    return [
      {
        code: 'organisation-not-for-role',
        detail: `A ${role} acts for the unit, not for an organisation.`,
      },
    ]
  return isThere
    ? []
    : [{ code: 'organisation-unknown', detail: 'There is no such organisation at this unit.' }]
}
