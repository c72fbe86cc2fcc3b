import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { postAt, type PersonActor } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { UnitRef } from '@ocop/kernel/units'
import { CouncilView, NewCouncil } from '../../contract/council.ts'
import type { Needs } from '../needs.ts'
import { councilsOf, setUpCouncil } from './store.ts'

/** Who sets a council up: the advisory body (cơ quan tham mưu) of the unit, for its chair's signature. */
const advisoryBody = { province: 'provincial-officer', ministry: 'ministry-officer' } as const

const unitOfSetter = (
  actor: PersonActor,
  code: string,
): UnitRef & { level: 'province' | 'ministry' } => {
  for (const level of ['province', 'ministry'] as const) {
    const unit = postAt(actor, advisoryBody[level], code)?.unit
    if (unit?.level === level) return { ...unit, level }
  }
  throw new Problem(
    'forbidden',
    'act-not-yours',
    'A council is set up by the advisory body of its own unit.',
  )
}

/** Councils: set up by a unit, seen by its people. */
export const councilRoutes = (mount: Mount, { db, mode }: Needs): void => {
  endpoint(
    mount,
    {
      method: 'post',
      path: '/councils',
      summary: 'Set up a council with its seats',
      access: 'person',
      body: NewCouncil,
      answer: CouncilView,
      status: 201,
    },
    async ({ body, req }) => {
      const unit = unitOfSetter(personIn(req), body.unit)
      refuseUnseatable(body)
      return setUpCouncil(db, body, { unit, realm: mode === 'production' ? 'live' : 'rehearsal' })
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/councils',
      summary: 'Councils of the units one holds a post at',
      access: 'person',
      answer: z.object({ items: z.array(CouncilView) }),
    },
    async ({ req }) => ({
      items: await councilsOf(
        db,
        personIn(req).posts.map(({ unit }) => unit.code),
      ),
    }),
  )
}

const refuseUnseatable = ({ seats }: NewCouncil): void => {
  const people = new Set(seats.map(({ personId }) => personId))
  const errors = [
    ...(seats.filter(({ seat }) => seat === 'chair').length === 1
      ? []
      : [{ pointer: '/seats', code: 'chair-not-one', detail: 'A council has exactly one chair.' }]),
    ...(people.size === seats.length
      ? []
      : [{ pointer: '/seats', code: 'seat-doubled', detail: 'A person has one seat.' }]),
    ...(seats.some(({ scoring }) => scoring)
      ? []
      : [{ pointer: '/seats', code: 'nobody-scores', detail: 'At least one seat must score.' }]),
  ]
  if (errors.length)
    throw new Problem('invalid', 'council-unseatable', 'The seats do not make a council.', {
      errors,
    })
}
