import { createHmac } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { CastMember } from './cast.ts'
import { Person } from './person.ts'

export const Account = z.object({
  role: z.string(),
  unit: z.string(),
  email: z.string(),
  password: z.string(),
})
export type Account = z.infer<typeof Account>

/** Where somebody signs in and what the file of accounts is. */
export type Entrance = { readonly file: string; readonly webUrl: string }

export const emailOf = ({ key }: Pick<CastMember, 'key'>): string => `${key}@ocop.example`

/** A member's account. Its password follows from a secret of the installation: the same however often it is made. */
export const accountOf = (member: CastMember, secret: string): Account => ({
  role: member.role,
  unit: member.unit,
  email: emailOf(member),
  password: createHmac('sha256', secret)
    .update(`account:${member.key}`)
    .digest('base64url')
    .slice(0, 24),
})

/** @throws one sentence when the accounts are not there */
export const readAccounts = async (file: string): Promise<readonly Account[]> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`There are no accounts at ${file}: run npm start first.`)
  })
  return z.array(Account).parse(JSON.parse(text))
}

export const writeAccounts = (file: string, accounts: readonly Account[]): Promise<void> =>
  writeFile(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })

/** Everybody who can sign in, by their key in the cast. */
export type People = ReadonlyMap<string, Person>

export const peopleOf = (accounts: readonly Account[], webUrl: string): People =>
  new Map(
    accounts.map((account) => [account.email.split('@')[0] ?? '', new Person(webUrl, account)]),
  )

export const readCast = async (file: string, webUrl: string): Promise<People> =>
  peopleOf(await readAccounts(file), webUrl)

/** Finds somebody by their key. @throws one sentence when the accounts do not have them */
export const amongst =
  (people: People) =>
  (key: string): Person => {
    const found = people.get(key)
    if (!found)
      throw new Error(
        `Nobody is called ${key}: the accounts are older than the cast. Run npm start again.`,
      )
    return found
  }
