import { z } from 'zod'
import { Post } from '@ocop/kernel/actor'
import { Id } from '@ocop/kernel/ids'
import { ministryCode } from '@ocop/kernel/units'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { Me, Register } from '../../contract/me.ts'
import { EnterPerson, GivePost } from '../../contract/posts.ts'
import { actOnce } from '../commands/store.ts'
import type { Needs } from '../needs.ts'
import { communeFaults } from '../organisations/organisation.ts'
import { demandAppointments } from '../posts/appointment.ts'
import { demandRight } from '../posts/rights.ts'
import { givePost, heldPost } from '../posts/store.ts'
import { refuse } from '../refusal.ts'
import { registerLimit } from '../sessions/attempts.ts'
import { storesIn } from '../sessions/routes.ts'
import { unitWithCode } from '../units/store.ts'
import { enterWithPosts, registerPerson } from './registration.ts'
import { demandKnownPerson } from './store.ts'

export const peopleRoutes = (mount: Mount, needs: Needs): void => {
  mount.router.post('/register', registerLimit(storesIn(needs)))
  register(mount, needs)
  enter(mount, needs)
  appoint(mount, needs)
}

const register = (mount: Mount, { db, auth, mode, digest }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/register',
      summary: 'Register oneself, with an organisation as its producer; sign in afterwards',
      access: 'public',
      body: Register,
      answer: Me,
      status: 201,
    },
    async ({ body }) => {
      const { organisation, commandId } = body
      if (organisation)
        refuse(communeFaults(await unitWithCode(db, organisation.commune), '/organisation/commune'))
      const passwordHash = await (await auth.$context).password.hash(body.password)
      const fingerprint = digest(JSON.stringify(['register', body]))
      return actOnce(db, { commandId, fingerprint, answer: Me }, (trx) =>
        registerPerson(trx, body, { passwordHash, mode }),
      )
    },
  )

const enter = (mount: Mount, needs: Needs): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/people',
      summary: 'An administrator enters a person with posts in the own unit or below',
      access: 'person',
      body: EnterPerson,
      answer: Me,
      status: 201,
    },
    async ({ body, req }) => {
      const caller = personIn(req)
      const appointments = body.posts.map((asked, index) => ({ asked, pointer: `/posts/${index}` }))
      await demandAppointments(needs, { caller, action: 'enter-person', appointments })
      const passwordHash = await (await needs.auth.$context).password.hash(body.password)
      const fingerprint = needs.digest(JSON.stringify(['people', caller.personId, body]))
      return actOnce(needs.db, { commandId: body.commandId, fingerprint, answer: Me }, (trx) =>
        enterWithPosts(trx, body, { passwordHash, givenBy: caller.personId }),
      )
    },
  )

const appoint = (mount: Mount, needs: Needs): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/people/{id}/posts',
      summary:
        'An administrator gives a known person another post; one held already stays the same',
      access: 'person',
      params: z.strictObject({ id: Id }),
      body: GivePost,
      answer: Post,
      status: 201,
    },
    async ({ params, body, req }) => {
      const { db } = needs
      const caller = personIn(req)
      const { commandId, ...asked } = body
      const known = {
        personId: params.id,
        reach: demandRight(caller, 'give-post'),
        everybody: ministryCode,
      }
      await demandKnownPerson(db, known)
      await demandAppointments(needs, {
        caller,
        action: 'give-post',
        appointments: [{ asked, pointer: '' }],
      })
      const fingerprint = needs.digest(JSON.stringify(['give', caller.personId, params.id, body]))
      return actOnce(db, { commandId, fingerprint, answer: Post }, async (trx) => {
        await givePost(trx, { asked, personId: params.id, givenBy: caller.personId })
        return heldPost(trx, params.id, asked)
      })
    },
  )
