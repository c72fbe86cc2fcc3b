import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { Recognitions } from '../../contract/recognition.ts'
import { clockNow } from '../clock/store.ts'
import type { Needs } from '../needs.ts'
import { clockOfPlan, recognitionsOn } from './store.ts'

const RecognitionQuery = z.strictObject({
  plan: z.string(),
  unitPath: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/),
  clockId: z.string().optional(),
})

/** What became of a plan's products, for the programme to compare with its targets. */
export const recognitionRoutes = (mount: Mount, { db, mode, wallClock }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/internal/recognitions',
      summary: 'Products recognised in a unit, or in the rehearsal of a plan',
      access: 'service',
      query: RecognitionQuery,
      answer: Recognitions,
    },
    async ({ query: { plan, unitPath, clockId: wanted } }) => {
      const clockId = await clockOfPlan(db, { plan, clockId: wanted }, mode === 'demonstration')
      return {
        clockId,
        asOf: await clockNow(db, clockId, wallClock),
        items: await recognitionsOn(db, { clockId, unitPath }),
      }
    },
  )
