import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import type { Request } from 'express'
import { postAt, type PersonActor } from '@ocop/kernel/actor'
import { missing, Problem } from '@ocop/kernel/problem'
import { liveClock } from '@ocop/kernel/realm'
import type { UnitRef } from '@ocop/kernel/units'
import { CouncilStatute, CouncilView, NewCouncil, SeatReplacement } from '../../contract/council.ts'
import { clockNow } from '../clock/store.ts'
import type { Needs } from '../needs.ts'
import { replaceSeat } from './replace.ts'
import { refuseUnworkable } from './statute.ts'
import { councilsBy, councilsOf, councilWith, setUpCouncil } from './store.ts'

/** Who sets a council up: the advisory body (cơ quan tham mưu) of the unit, for its chair's signature. */
const advisoryBody = {
  district: 'district-officer',
  province: 'provincial-officer',
  ministry: 'ministry-officer',
} as const
const councilLevels = ['district', 'province', 'ministry'] as const

const unitOfSetter = (
  actor: PersonActor,
  code: string,
): UnitRef & { level: (typeof councilLevels)[number] } => {
  for (const level of councilLevels) {
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
export const councilRoutes = (mount: Mount, needs: Needs): void => {
  const { db, mode } = needs
  councilChanges(mount, needs)
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
      if (body.statute) refuseUnworkable(body.statute)
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

/** What changes of a council that stands: its own rules, and who holds a seat. */
const councilChanges = (mount: Mount, { db, wallClock }: Needs): void => {
  const params = z.object({ id: z.uuid() })
  const councilOfSetter = async (req: Request, id: string): Promise<void> => {
    const { unitCode } = await councilWith(db, id)
    unitOfSetter(personIn(req), unitCode)
  }
  const shown = async (id: string): Promise<CouncilView> => {
    const [council] = await councilsBy(db, [id])
    if (!council) throw missing('council')
    return council
  }
  endpoint(
    mount,
    {
      method: 'put',
      path: '/councils/{id}/statute',
      summary: 'Give a council rules of its own (quy chế)',
      access: 'person',
      params,
      body: CouncilStatute,
      answer: CouncilView,
    },
    async ({ params: { id }, body, req }) => {
      await councilOfSetter(req, id)
      refuseUnworkable(body)
      await db
        .updateTable('council')
        .set({ statute: JSON.stringify(body) })
        .where('id', '=', id)
        .execute()
      return shown(id)
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/councils/{id}/replacements',
      summary: 'Put somebody else on a member’s seat',
      access: 'person',
      params,
      body: SeatReplacement,
      answer: CouncilView,
    },
    async ({ params: { id }, body, req }) => {
      await councilOfSetter(req, id)
      const at = await clockNow(db, body.clockId ?? liveClock, wallClock)
      await replaceSeat(db, id, body, at)
      return shown(id)
    },
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
