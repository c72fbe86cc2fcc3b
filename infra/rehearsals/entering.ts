import { z } from 'zod'
import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'
import { Problem } from '@ocop/kernel/problem'
import { Bootstrapped } from '@ocop/identity/contract/posts'
import { Organisation } from '@ocop/identity/contract/organisation'
import {
  accountOf,
  emailOf,
  peopleOf,
  readAccounts,
  writeAccounts,
  type Account,
  type Entrance,
  type People,
} from './accounts.ts'
import { administrator, together, type Cast, type CastMember } from './cast.ts'
import { firstCasts } from './casts/casts.ts'
import { Person } from './person.ts'
import { stableId } from './stable-id.ts'

type Installation = {
  readonly webUrl: string
  readonly identityUrl: string
  readonly serviceSecret: string
}
type Say = (done: number, of: number) => void

const firstAccounts = (secret: string): readonly Account[] =>
  [administrator, ...together(firstCasts).members].map((member) => accountOf(member, secret))

/** Whether an earlier start entered everybody of a demonstration: they are on its list, and the last can sign in. */
export const isCastEntered = async (
  file: string,
  { webUrl, serviceSecret }: Installation,
): Promise<boolean> => {
  const written = await readAccounts(file).catch((): readonly Account[] => [])
  const expected = firstAccounts(serviceSecret)
  const last = expected.at(-1)
  const isWritten = ({ email, password }: Account): boolean =>
    written.some((each) => each.email === email && each.password === password)
  if (last === undefined || !expected.every(isWritten)) return false
  return new Person(webUrl, last).me().then(
    () => true,
    () => false,
  )
}

/** Makes the first administrator, who enters everybody else of a demonstration; who is there stays as they are. */
export const enterCast = async (
  { webUrl, identityUrl, serviceSecret }: Installation,
  say: Say,
): Promise<readonly Account[]> => {
  const first = accountOf(administrator, serviceSecret)
  await callService(identityUrl, Bootstrapped, {
    method: 'POST',
    path: '/internal/bootstrap',
    body: { email: first.email, password: first.password, name: administrator.name },
    token: await serviceToken('set-up', serviceSecret),
  })
  await enterAll(new Person(webUrl, first), together(firstCasts), { secret: serviceSecret, say })
  return firstAccounts(serviceSecret)
}

/**
 * Brings in the people of a plan who are not there yet, through the administrator's own routes, and writes them down.
 * @returns everybody who can sign in
 */
export const engage = async (
  { file, webUrl }: Entrance,
  casts: readonly Cast[],
  say: Say = () => undefined,
): Promise<People> => {
  const known = await readAccounts(file)
  const emails = new Set(known.map(({ email }) => email))
  const admin = known.find(({ role }) => role === administrator.role)
  if (!admin) throw new Error(`There is no administrator in ${file}`)
  const { organisations, members } = together(casts)
  const newcomers = members.filter((member) => !emails.has(emailOf(member)))
  if (newcomers.length === 0) return peopleOf(known, webUrl)
  const needed = organisations.filter(({ key }) =>
    newcomers.some(({ organisation }) => organisation === key),
  )
  await enterAll(
    new Person(webUrl, admin),
    { organisations: needed, members: newcomers },
    { secret: admin.password, say },
  )
  const everybody = [...known, ...newcomers.map((member) => accountOf(member, admin.password))]
  await writeAccounts(file, everybody)
  return peopleOf(everybody, webUrl)
}

const enterAll = async (
  admin: Person,
  { organisations, members }: Pick<Cast, 'organisations' | 'members'>,
  { secret, say }: { secret: string; say: Say },
): Promise<void> => {
  const ids = new Map<string, string>()
  for (const { key, ...organisation } of organisations) {
    const { id } = await admin.post(Organisation, '/api/identity/organisations', {
      ...organisation,
      commandId: stableId('organisation', key),
    })
    ids.set(key, id)
  }
  for (const [index, member] of members.entries()) {
    await enterMember(admin, member, {
      account: accountOf(member, secret),
      organisation: ids.get(member.organisation ?? ''),
    })
    say(index + 1, members.length)
  }
}

const enterMember = async (
  admin: Person,
  member: CastMember,
  { account, organisation }: { account: Account; organisation: string | undefined },
): Promise<void> => {
  const post = { role: member.role, unit: member.unit, ...(organisation ? { organisation } : {}) }
  const body = {
    name: member.name,
    email: account.email,
    password: account.password,
    posts: [post],
    commandId: stableId('person', member.key),
  }
  try {
    await admin.post(z.unknown(), '/api/identity/people', body)
  } catch (error) {
    // Entered by an earlier start: nothing to do.
    if (!(error instanceof Problem && error.code === 'email-taken')) throw error
  }
}
