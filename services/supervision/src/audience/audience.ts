import type { Post } from '@ocop/kernel/actor'
import type { Role } from '@ocop/kernel/roles'
import type { UnitRef } from '@ocop/kernel/units'
import type { OpenStep, StepHolder } from '../../contract/steps.ts'

/** Posts that oversee: they see every step of their unit and of all units below it. */
const overseers: ReadonlySet<Role> = new Set<Role>([
  'commune-officer',
  'district-officer',
  'provincial-officer',
  'ministry-officer',
  'decision-maker',
  'administrator',
])

/** Roles whose turn belongs to an organisation, never to everybody with that role in the commune. */
const ofOrganisations: ReadonlySet<Role> = new Set<Role>(['producer', 'consultant'])

/** What a person may know of and act on, as tokens matched against a step's; no token, nothing seen. */
export type Sight = { readonly sees: readonly string[]; readonly turns: readonly string[] }

const unitTokens = (unit: UnitRef): readonly string[] => unit.path.split('/').map(unitToken)

export const unitToken = (code: string): string => `unit:${code}`

export const isOverseer = (role: Role): boolean => overseers.has(role)

/** The token of whoever a step waits for; undefined when that is nobody, e.g. a producer without an organisation. */
export const turnToken = ({ role, unit, organisationId }: StepHolder): string | undefined => {
  if (!ofOrganisations.has(role)) return `post:${role}@${unit.code}`
  return role === 'producer' && organisationId ? `organisation:${organisationId}` : undefined
}

/** Who may act on a step: its holder and the posts it was escalated to. */
export const turnsOf = (holder: StepHolder, escalatedTo: readonly StepHolder[]): string[] =>
  unique([holder, ...escalatedTo].map(turnToken))

/** Who may know of a step: overseers of the subject's unit and of the holder's, and whoever may act on it. */
export const audienceOf = (
  { subjectUnit, holder }: Pick<OpenStep, 'subjectUnit' | 'holder'>,
  turns: readonly string[],
): string[] => unique([...unitTokens(subjectUnit), ...unitTokens(holder.unit), ...turns])

/** What the posts of a person let them see and act on. */
export const sightOf = (posts: readonly Post[]): Sight => {
  const turns = unique(posts.map(turnOfPost))
  const overseen = posts
    .filter(({ role }) => isOverseer(role))
    .map(({ unit }) => unitToken(unit.code))
  return { sees: unique([...overseen, ...turns]), turns }
}

/** Only the tokens of units overseen: interventions and other staff matters are theirs. */
export const overseenBy = (posts: readonly Post[]): string[] =>
  unique(posts.filter(({ role }) => isOverseer(role)).map(({ unit }) => unitToken(unit.code)))

/** The token a post acts under. */
export const turnOfPost = ({ role, unit, organisation }: Post): string | undefined =>
  turnToken({ role, unit, ...(organisation ? { organisationId: organisation.id } : {}) })

const unique = (tokens: readonly (string | undefined)[]): string[] => [
  ...new Set(tokens.filter((token) => token !== undefined)),
]
