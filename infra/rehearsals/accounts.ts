import { createHmac } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'
import { Problem } from '@ocop/kernel/problem'
import { Bootstrapped } from '@ocop/identity/contract/posts'
import { Organisation } from '@ocop/identity/contract/organisation'
import { administrator, cast, organisations, type CastMember } from './cast.ts'
import { Person } from './person.ts'
import { stableId } from './stable-id.ts'

export const Account = z.object({
  role: z.string(),
  unit: z.string(),
  email: z.string(),
  password: z.string(),
})
export type Account = z.infer<typeof Account>

export const emailOf = ({ key }: Pick<CastMember, 'key'>): string => `${key}@ocop.example`

/** Passwords follow from the installation's own secret: known to who may read it, the same on every start. */
const passwordOf = (member: CastMember, secret: string): string =>
  createHmac('sha256', secret).update(`account:${member.key}`).digest('base64url').slice(0, 24)

export const accountOf = (member: CastMember, secret: string): Account => ({
  role: member.role,
  unit: member.unit,
  email: emailOf(member),
  password: passwordOf(member, secret),
})

type Installation = {
  readonly webUrl: string
  readonly identityUrl: string
  readonly serviceSecret: string
}

const accountsOf = (secret: string): readonly Account[] =>
  [administrator, ...cast].map((member) => accountOf(member, secret))

/** Whether an earlier start entered everybody: its list is there, and the last one on it can sign in. */
export const isCastEntered = async (
  file: string,
  { webUrl, serviceSecret }: Installation,
): Promise<boolean> => {
  const expected = accountsOf(serviceSecret)
  const written = await readFile(file, 'utf8').catch(() => '')
  const last = expected.at(-1)
  if (last === undefined || written !== asText(expected)) return false
  return new Person(webUrl, last).me().then(
    () => true,
    () => false,
  )
}

/** Makes the first administrator, who enters everybody else; people already there stay as they are. */
export const enterCast = async (
  { webUrl, identityUrl, serviceSecret }: Installation,
  say: (done: number, of: number) => void,
): Promise<readonly Account[]> => {
  const first = accountOf(administrator, serviceSecret)
  await callService(identityUrl, Bootstrapped, {
    method: 'POST',
    path: '/internal/bootstrap',
    body: { email: first.email, password: first.password, name: administrator.name },
    token: await serviceToken('set-up', serviceSecret),
  })
  const admin = new Person(webUrl, first)
  const ids = new Map<string, string>()
  for (const { key, ...organisation } of organisations) {
    const { id } = await admin.post(Organisation, '/api/identity/organisations', {
      ...organisation,
      commandId: stableId('organisation', key),
    })
    ids.set(key, id)
  }
  for (const [index, member] of cast.entries()) {
    await enterMember(admin, member, {
      password: passwordOf(member, serviceSecret),
      organisation: ids.get(member.organisation ?? ''),
    })
    say(index + 1, cast.length)
  }
  return accountsOf(serviceSecret)
}

const enterMember = async (
  admin: Person,
  member: CastMember,
  { password, organisation }: { password: string; organisation: string | undefined },
): Promise<void> => {
  const post = { role: member.role, unit: member.unit, ...(organisation ? { organisation } : {}) }
  const body = {
    name: member.name,
    email: emailOf(member),
    password,
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

const asText = (accounts: readonly Account[]): string => `${JSON.stringify(accounts, null, 2)}\n`

export const writeAccounts = (file: string, accounts: readonly Account[]): Promise<void> =>
  writeFile(file, asText(accounts), { mode: 0o600 })

/** Everybody who can sign in, by their key in the cast. @throws one sentence when the accounts are not there */
export const readCast = async (
  file: string,
  webUrl: string,
): Promise<ReadonlyMap<string, Person>> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`There are no accounts at ${file}: run npm start first.`)
  })
  const accounts = z.array(Account).parse(JSON.parse(text))
  return new Map(
    accounts.map((account) => [account.email.split('@')[0] ?? '', new Person(webUrl, account)]),
  )
}
