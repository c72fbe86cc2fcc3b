import { z } from 'zod'
import { Id } from '@ocop/kernel/ids'
import { ministryCode } from '@ocop/kernel/units'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { Bootstrap, Bootstrapped, PersonName } from '../../contract/posts.ts'
import type { Needs } from '../needs.ts'
import { hasAdministrator, lockMinistry } from '../posts/store.ts'
import { enterWithPosts } from './registration.ts'
import { nameOf } from './store.ts'

/** What other parts of the platform ask about people. */
export const internalPeopleRoutes = (mount: Mount, needs: Needs): void => {
  name(mount, needs)
  bootstrap(mount, needs)
}

const name = (mount: Mount, { db }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/internal/people/{id}/name',
      summary: 'The name a person is shown by',
      access: 'service',
      params: z.strictObject({ id: Id }),
      answer: PersonName,
    },
    ({ params }) => nameOf(db, params.id),
  )

const bootstrap = (mount: Mount, { db, auth }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/bootstrap',
      summary: 'The first administrator at the ministry, when there is none',
      access: 'service',
      body: Bootstrap,
      answer: Bootstrapped,
    },
    async ({ body }) => {
      const passwordHash = await (await auth.$context).password.hash(body.password)
      return db.transaction().execute(async (trx) => {
        await lockMinistry(trx)
        if (await hasAdministrator(trx)) return { created: false }
        const { name: displayName = 'Quản trị hệ thống', email } = body
        const posts = [{ role: 'administrator', unit: ministryCode } as const]
        await enterWithPosts(
          trx,
          { name: displayName, email, posts },
          { passwordHash, givenBy: null },
        )
        return { created: true }
      })
    },
  )
