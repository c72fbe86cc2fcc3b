import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import type { PersonActor } from '@ocop/kernel/actor'
import { Instant } from '@ocop/kernel/days'
import { missing, Problem } from '@ocop/kernel/problem'
import { liveClock } from '@ocop/kernel/realm'
import { isWithin } from '@ocop/kernel/units'
import {
  InspectionPage,
  InspectionPlanned,
  InspectionQuery,
  InspectionReading,
  InspectionView,
  NewInspection,
  NewInspectionPlan,
} from '../../contract/inspection.ts'
import { oversees, postFor } from '../certificate/rights.ts'
import { clockNow } from '../clock/store.ts'
import type { Needs } from '../needs.ts'
import { inspectionLaw, inspectorOf } from './law.ts'
import { planInspections, planOne } from './plan.ts'
import { lapseInspection, readInspection } from './reading.ts'
import { listInspections, viewInspection, visibleInspection } from './store.ts'

const params = z.object({ id: z.uuid() })
const Moment = z.strictObject({ at: Instant })

const refuse = (): Problem =>
  new Problem('forbidden', 'act-not-yours', 'Your posts do not plan inspections there.')

/** The unit a plan is for, as the posts that plan know it: their own or one below it. */
const plannedUnit = ({ posts }: PersonActor, code: string): string => {
  const planning = posts.filter(({ role }) =>
    inspectionLaw.planners.some((planner) => planner.role === role),
  )
  const [post] = planning
  if (!post) throw refuse()
  const own = planning.find(({ unit }) => unit.code === code)
  // A unit below is named by its code; where it lies is the planner's own unit.
  return own ? own.unit.path : `${post.unit.path}/${code}`
}

/** Inspections: planned by quarter or one by one, listed and read; and what their process asks of the record. */
export const inspectionRoutes = (mount: Mount, needs: Needs): void => {
  const { db, wallClock } = needs
  endpoint(
    mount,
    {
      method: 'post',
      path: '/inspection-plans',
      summary: 'Plan the inspections of a unit for the quarters of a year',
      access: 'person',
      body: NewInspectionPlan,
      answer: InspectionPlanned,
    },
    async ({ body, req }) => {
      const unitPath = plannedUnit(personIn(req), body.unit)
      const clockId = body.clockId ?? liveClock
      const now = await clockNow(db, clockId, wallClock)
      const planned = await planInspections(db, body, { unitPath, clockId, now })
      return { id: body.commandId, planned }
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/inspections',
      summary: 'Plan one inspection',
      access: 'person',
      body: NewInspection,
      answer: InspectionView,
    },
    async ({ body, req }) => {
      const actor = personIn(req)
      const product = await db
        .selectFrom('product')
        .leftJoin('certificate', (join) =>
          join
            .onRef('certificate.productId', '=', 'product.id')
            .on('standing', 'in', ['in-force', 'extended', 'suspended']),
        )
        .select(['product.id as productId', 'product.unitPath', 'product.organisationId'])
        .select(['product.clockId', 'product.realm', 'number as certificateNumber', 'stars'])
        .where('product.id', '=', body.productId)
        .executeTakeFirst()
      if (!product || !mayKnowOf(actor, product)) throw missing('product')
      const { unitPath, organisationId, ...subject } = product
      const rule = inspectorOf({ type: body.type, stars: subject.stars })
      if (!postFor(actor, [rule], { unitPath, organisationId })) throw refuse()
      const now = await clockNow(db, subject.clockId, wallClock)
      const id = await planOne(db, body, subject, now)
      return viewInspection(db, actor, await visibleInspection(db, actor, id))
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/inspections',
      summary: 'The inspections one has to do with',
      access: 'person',
      query: InspectionQuery,
      answer: InspectionPage,
    },
    async ({ query, req }) => listInspections(db, personIn(req), query),
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/inspections/{id}',
      summary: 'An inspection with its checklist and findings',
      access: 'person',
      params,
      answer: InspectionView,
    },
    async ({ params: { id }, req }) => {
      const actor = personIn(req)
      return viewInspection(db, actor, await visibleInspection(db, actor, id))
    },
  )
  const internal = { access: 'service', params } as const
  endpoint(
    mount,
    {
      ...internal,
      method: 'get',
      path: '/internal/inspections/{id}/reading',
      summary: 'An inspection as its process needs it at a moment',
      query: Moment,
      answer: InspectionReading,
    },
    async ({ params: { id }, query: { at } }) => readInspection(db, id, at),
  )
  endpoint(
    mount,
    {
      ...internal,
      method: 'post',
      path: '/internal/inspections/{id}/lapse',
      summary: 'Record that there is nothing to inspect any more',
    },
    async ({ params: { id } }) => {
      await lapseInspection(db, id)
      return {}
    },
  )
}

type Owned = { readonly unitPath: string; readonly organisationId: string }
const mayKnowOf = (actor: PersonActor, owned: Owned): boolean =>
  oversees(actor, owned) ||
  actor.posts.some(
    ({ role, unit }) => role === 'advisory-team-member' && isWithin(owned.unitPath, unit.path),
  )
