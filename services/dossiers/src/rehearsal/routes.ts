import { z } from 'zod'
import type { Request } from 'express'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { postAt } from '@ocop/kernel/actor'
import { missing } from '@ocop/kernel/problem'
import { ministryCode } from '@ocop/kernel/units'
import {
  Advance,
  Advanced,
  NewRehearsal,
  RecognisedProduct,
  RehearsalOutcome,
  RehearsalView,
} from '../../contract/rehearsal.ts'
import { clockNow } from '../clock/store.ts'
import type { Needs } from '../needs.ts'
import { publishProduct } from '../publication/publish.ts'
import { outcomeOf } from './outcome.ts'
import { beginRehearsal, findRehearsal, recogniseBefore } from './store.ts'
import { stepTowards } from './stepper.ts'

const params = z.object({ id: z.uuid() })

/** Rehearsals belong to the administrator at the ministry; nobody else may know of them. */
const administratorIn = (req: Request): void => {
  if (!postAt(personIn(req), 'administrator', ministryCode)) throw missing('rehearsal')
}

/** Rehearsals: begun, stepped and read. What happens in them, people do through the ordinary routes. */
export const rehearsalRoutes = (mount: Mount, needs: Needs): void => {
  const { db } = needs
  endpoint(
    mount,
    {
      method: 'post',
      path: '/rehearsals',
      summary: 'Begin a rehearsal, or find it',
      access: 'person',
      body: NewRehearsal,
      answer: RehearsalView,
    },
    async ({ body, req }) => {
      administratorIn(req)
      const rehearsal = await beginRehearsal(db, body)
      await needs.clockListeners.tell(rehearsal.clockId, rehearsal.now)
      return rehearsal
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/rehearsals/{id}',
      summary: 'A rehearsal and what came of it',
      access: 'person',
      params,
      answer: RehearsalView.extend(RehearsalOutcome.shape),
    },
    async ({ params: { id }, req }) => {
      administratorIn(req)
      const rehearsal = await findRehearsal(db, id)
      return { ...rehearsal, ...(await outcomeOf(db, rehearsal.clockId)) }
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/rehearsals/{id}/advance',
      summary: 'Step the clock',
      access: 'person',
      params,
      body: Advance,
      answer: Advanced,
    },
    async ({ params: { id }, body: { to }, req }) => {
      administratorIn(req)
      const { clockId } = await findRehearsal(db, id)
      const reached = await stepTowards(needs, clockId, to)
      return { now: await clockNow(db, clockId, needs.wallClock), reached }
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/rehearsals/{id}/recognised-products',
      summary: 'Record a product recognised before the rehearsal began',
      access: 'person',
      params,
      body: RecognisedProduct,
      answer: z.object({ productId: z.uuid(), certificateNumber: z.string() }),
    },
    async ({ params: { id }, body, req }) => {
      administratorIn(req)
      const rehearsal = await findRehearsal(db, id)
      const owner = await needs.directory.organisation(body.organisationId)
      const recognised = await recogniseBefore(db, rehearsal, body, owner)
      await publishProduct(needs, recognised.productId)
      return recognised
    },
  )
}
