import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { pageOf } from '@ocop/kernel/page'
import type { Role } from '@ocop/kernel/roles'
import { Person } from '../../infra/rehearsals/person.ts'
import type { OpenStack } from './stack.ts'

/** One person for each role and level of accounts.json, with the producer whose dossier is at stake and a rival. */
export const actors = [
  'htx-ruoi',
  'htx-lua-nep',
  'consultant',
  'commune-officer',
  'commune-chair',
  'commune-finance',
  'commune-approver',
  'district-officer',
  'officer-city',
  'adviser-city',
  'decider-city',
  'finance-city',
  'approver-city',
  'inspector-city',
  'chair-city',
  'secretary-city',
  'member-1-city',
  'officer-ministry',
  'adviser-ministry',
  'decider-ministry',
  'member-1-ministry',
  'administrator',
] as const
export type ActorKey = (typeof actors)[number]

const producers = ['htx-ruoi', 'htx-lua-nep'] as const
const council = ['chair-city', 'secretary-city', 'member-1-city'] as const

/** Posts that see every lodged dossier of their unit and of all units below it. */
export const overseers = [
  'commune-officer',
  'commune-chair',
  'officer-city',
  'decider-city',
  'officer-ministry',
  'decider-ministry',
] as const
/** The city's evaluators: they see a dossier once it has reached their level. */
export const cityEvaluators = ['adviser-city', ...council] as const
/** Who knows of the producer's dossier once it is before the city's council. */
export const readers: readonly ActorKey[] = ['htx-ruoi', ...overseers, ...cityEvaluators]
/** Everybody with a post in the administration. */
export const staff = actors.filter(
  (key) => !producers.some((each) => each === key) && key !== 'consultant',
)

/** A commune officer of another commune of the same city. */
export const aNeighbouringOfficer = async (stack: OpenStack): Promise<Person> => {
  const { items } = await stack
    .person('administrator')
    .get(
      pageOf(z.object({ code: z.string(), state: z.string() })),
      '/api/identity/units?under=31&level=commune&pageSize=100',
    )
  const unit = items.find(({ code, state }) => state === 'open' && code !== '10804')?.code
  return aNewcomer(stack, { role: 'commune-officer', unit })
}

/** Somebody new with one post. */
export const aNewcomer = async (
  { person, webUrl }: OpenStack,
  post: { readonly role: Role; readonly unit: string | undefined },
): Promise<Person> => {
  const account = { email: `${randomUUID()}@ocop.example`, password: randomUUID() }
  await person('administrator').post(z.unknown(), '/api/identity/people', {
    ...account,
    name: 'Cán bộ nơi khác',
    posts: [post],
    commandId: randomUUID(),
  })
  return new Person(webUrl, account)
}
