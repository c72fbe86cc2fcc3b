import { holdsRole, type PersonActor } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { ListingAct, ListingContent, ListingState } from '../../contract/listing.ts'
import { allowedHosts, marketOf } from '../stall/stall.ts'

/** Where a product belongs, as its certificate has it. */
export type Belonging = {
  readonly producerId: string
  readonly provinceCode: string
  readonly communeCode: string | null
}

/** What somebody is to a product's listing; nobody else knows of it. */
export type Part = 'producer' | 'consultant' | 'officer'

/**
 * The part a person has: of the organisation that makes it, or the commune's officer; where the product is known by
 * its province alone, the province's.
 */
export const partIn = (person: PersonActor, belonging: Belonging): Part | undefined => {
  const own = person.posts.filter(({ organisation }) => organisation?.id === belonging.producerId)
  if (own.some(({ role }) => role === 'producer')) return 'producer'
  if (own.some(({ role }) => role === 'consultant')) return 'consultant'
  return person.posts.some((post) => isOffice(post, belonging)) ? 'officer' : undefined
}

const isOffice = (
  { role, unit }: PersonActor['posts'][number],
  { communeCode, provinceCode }: Belonging,
): boolean =>
  communeCode === null
    ? role === 'provincial-officer' && unit.code === provinceCode
    : role === 'commune-officer' && unit.code === communeCode

/** Organisations and offices a person looks after listings for. */
export const overseen = (
  person: PersonActor,
): { producers: string[]; communes: string[]; provinces: string[] } => {
  const codes = (wanted: string): string[] =>
    person.posts.flatMap(({ role, unit }) => (role === wanted ? unit.code : []))
  return {
    producers: person.posts.flatMap(({ role, organisation }) =>
      organisation && (role === 'producer' || role === 'consultant') ? organisation.id : [],
    ),
    communes: codes('commune-officer'),
    provinces: holdsRole(person, 'provincial-officer') ? codes('provincial-officer') : [],
  }
}

const actsOf = {
  producer: ['save', 'submit'],
  consultant: ['save'],
  officer: ['approve', 'return'],
} as const satisfies Record<Part, readonly ListingAct[]>

/** From which states an act leads on. What waits for the commune is not changed meanwhile. */
const from = {
  save: ['none', 'draft', 'returned', 'approved'],
  submit: ['draft', 'returned'],
  approve: ['submitted'],
  return: ['submitted'],
} as const satisfies Record<ListingAct, readonly ListingState[]>

export const after = {
  save: 'draft',
  submit: 'submitted',
  approve: 'approved',
  return: 'returned',
} as const satisfies Record<ListingAct, ListingState>

const leadsOn = (act: ListingAct, state: ListingState): boolean =>
  from[act].some((each) => each === state)

export const allowedActs = (part: Part, state: ListingState): ListingAct[] =>
  actsOf[part].filter((act) => leadsOn(act, state))

/** @throws forbidden when the act is not this part's, conflict when it is not its time */
export const requireAct = (part: Part, state: ListingState, act: ListingAct): void => {
  if (!actsOf[part].some((each) => each === act))
    throw new Problem('forbidden', 'act-not-yours', 'This act belongs to another post.')
  if (!leadsOn(act, state))
    throw new Problem(
      'conflict',
      'act-not-now',
      `The listing is ${state}; ${act} is not its next act.`,
    )
}

/** @throws invalid with every stall that stands at no allowed host */
export const requireStalls = ({ stalls }: ListingContent): void => {
  const errors = stalls.flatMap((url, index) =>
    marketOf(url)
      ? []
      : {
          pointer: `/content/stalls/${index}`,
          code: 'stall-host-unknown',
          detail: `A stall is a https link to one of: ${allowedHosts.join(', ')}.`,
        },
  )
  if (errors.length)
    throw new Problem('invalid', 'stall-host-unknown', 'Some stalls cannot be linked.', { errors })
}
