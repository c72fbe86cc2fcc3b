import { z } from 'zod'
import { Id } from '@ocop/kernel/ids'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { EnterOrganisation, Organisation } from '../../contract/organisation.ts'
import { actOnce } from '../commands/store.ts'
import type { Needs } from '../needs.ts'
import { demandRight, demandWithin } from '../posts/rights.ts'
import { refuse } from '../refusal.ts'
import { unitWithCode } from '../units/store.ts'
import { communeFaults, realmIn } from './organisation.ts'
import { enterOrganisation, organisationOf } from './store.ts'

export const organisationRoutes = (mount: Mount, needs: Needs): void => {
  enter(mount, needs)
  internal(mount, needs)
}

const enter = (mount: Mount, { db, mode, digest }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/organisations',
      summary: 'An administrator enters an organisation at its commune',
      access: 'person',
      body: EnterOrganisation,
      answer: Organisation,
      status: 201,
    },
    async ({ body, req }) => {
      const actor = personIn(req)
      const reach = demandRight(actor, 'enter-organisation')
      const { commandId, realm = realmIn(mode), ...described } = body
      const unit = await unitWithCode(db, body.commune)
      refuse(communeFaults(unit, '/commune', realm))
      demandWithin(reach, unit?.path ?? '')
      const fingerprint = digest(JSON.stringify(['organisations', actor.personId, body]))
      return actOnce(db, { commandId, fingerprint, answer: Organisation }, async (trx) =>
        organisationOf(trx, await enterOrganisation(trx, { described, realm, by: actor.personId })),
      )
    },
  )

const internal = (mount: Mount, { db }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/internal/organisations/{id}',
      summary: 'An organisation with its commune',
      access: 'service',
      params: z.strictObject({ id: Id }),
      answer: Organisation,
    },
    ({ params }) => organisationOf(db, params.id),
  )
