import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { missing } from '@ocop/kernel/problem'
import { PlanProgress } from '../../contract/progress.ts'
import { planById } from '../plan/store.ts'
import { pointsOn } from '../point-of-sale/store.ts'
import type { ProgrammeTables } from '../tables.ts'
import type { AskRecognitions } from './gateway.ts'
import { progressOf } from './measure.ts'

export type ProgressNeeds = {
  readonly db: Kysely<ProgrammeTables>
  readonly askRecognitions: AskRecognitions
}

export const progressRoutes = (mount: Mount, { db, askRecognitions }: ProgressNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/plans/{id}/progress',
      summary: 'Targets beside their results; in a demonstration those of the plan’s rehearsal',
      access: 'person',
      params: z.object({ id: z.string() }),
      query: z.strictObject({ clockId: z.string().max(100).optional() }),
      answer: PlanProgress,
    },
    async ({ params: { id }, query: { clockId } }) => {
      const plan = await planById(db, id)
      if (!plan) throw missing('plan')
      const unitPath = plan.unit.path
      const recognitions = await askRecognitions({ plan: id, unitPath, clockId })
      const points = await pointsOn(db, { clockId: recognitions.clockId, unitPath })
      return progressOf(plan, recognitions, points)
    },
  )
