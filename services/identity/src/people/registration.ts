import type { Transaction } from 'kysely'
import type { Me, Register } from '../../contract/me.ts'
import type { EnterPerson } from '../../contract/posts.ts'
import { realmIn } from '../organisations/organisation.ts'
import { enterOrganisation } from '../organisations/store.ts'
import type { Mode } from '@ocop/kernel/realm'
import { givePost } from '../posts/store.ts'
import type { IdentityTables } from '../tables.ts'
import { enterPerson, meOf } from './store.ts'

type Trx = Transaction<IdentityTables>

/** Registers oneself: the person, and with an organisation also that and its producer's post, all or nothing. */
export const registerPerson = async (
  trx: Trx,
  { name, email, organisation }: Omit<Register, 'password'>,
  { passwordHash, mode }: { passwordHash: string; mode: Mode },
): Promise<Me> => {
  const personId = await enterPerson(trx, { name, email, passwordHash })
  if (organisation) {
    const id = await enterOrganisation(trx, {
      described: organisation,
      realm: realmIn(mode),
      by: personId,
    })
    const asked = { role: 'producer', unit: organisation.commune, organisation: id } as const
    await givePost(trx, { asked, personId, givenBy: null })
  }
  return meOf(trx, personId)
}

/** Enters somebody with the posts given by an administrator, all or nothing. */
export const enterWithPosts = async (
  trx: Trx,
  { name, email, posts }: Omit<EnterPerson, 'password'>,
  { passwordHash, givenBy }: { passwordHash: string; givenBy: string | null },
): Promise<Me> => {
  const personId = await enterPerson(trx, { name, email, passwordHash })
  for (const asked of posts) await givePost(trx, { asked, personId, givenBy })
  return meOf(trx, personId)
}
