import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { PageQuery, pageOf } from '@ocop/kernel/page'
import { missing } from '@ocop/kernel/problem'
import { Plan, PlanSummary } from '../../contract/plan.ts'
import type { ProgrammeTables } from '../tables.ts'
import { planById, plansMatching } from './store.ts'

export type PlanNeeds = { readonly db: Kysely<ProgrammeTables> }

const PlanQuery = PageQuery.extend({
  unit: z.string().max(40).optional(),
  year: z.coerce.number().int().min(2018).max(2100).optional(),
}).strict()

export const planRoutes = (mount: Mount, { db }: PlanNeeds): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/plans',
      summary: 'Programme plans; a unit includes all units below it',
      access: 'person',
      query: PlanQuery,
      answer: pageOf(PlanSummary),
    },
    async ({ query: { page, pageSize, ...filter } }) => ({
      ...(await plansMatching(db, filter, { page, pageSize })),
      page,
      pageSize,
    }),
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/plans/{id}',
      summary: 'One plan with its targets, duties, norms and calendar',
      access: 'person',
      params: z.object({ id: z.string() }),
      answer: Plan,
    },
    async ({ params }) => {
      const plan = await planById(db, params.id)
      if (!plan) throw missing('plan')
      return plan
    },
  )
}
