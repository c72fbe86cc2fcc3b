import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { Problem } from '@ocop/kernel/problem'
import type { Role } from '@ocop/kernel/roles'
import {
  Reconciliation,
  StepsStanding,
  StepsStandingQuery,
} from '../../contract/reconciliations.ts'
import type { Needs } from '../needs.ts'
import { keepReconciliation, latestReconciliations, standingOf } from './store.ts'

/** Whoever answers for the whole reads what did not agree: the ministry's officers and its administrators. */
const readers: ReadonlySet<Role> = new Set<Role>(['ministry-officer', 'administrator'])
const shown = 50

/** What looks over all records and processes found. */
export const reconciliationRoutes = (mount: Mount, { db }: Pick<Needs, 'db'>): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/reconciliations',
      summary: 'What comparing records with processes found, the latest first',
      access: 'person',
      answer: z.object({ items: z.array(Reconciliation) }),
    },
    async ({ req }) => {
      const may = personIn(req).posts.some(
        ({ role, unit }) => readers.has(role) && unit.level === 'ministry',
      )
      if (!may) throw new Problem('forbidden', 'right-missing', 'None of your posts allows this.')
      return { items: await latestReconciliations(db, shown) }
    },
  )
  endpoint(
    mount,
    {
      method: 'put',
      path: '/internal/reconciliations/{id}',
      summary: 'Keep what a look over everything found',
      access: 'service',
      params: z.object({ id: z.string() }),
      body: Reconciliation,
    },
    async ({ body }) => {
      await keepReconciliation(db, body)
      return {}
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/steps-standing',
      summary: 'Steps as the ledger has them',
      access: 'service',
      body: StepsStandingQuery,
      answer: StepsStanding,
    },
    async ({ body: { ids } }) => ({ items: await standingOf(db, ids) }),
  )
}
