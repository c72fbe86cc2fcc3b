import { z } from 'zod'
import { missing } from '@ocop/kernel/problem'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { Unit, UnitCode, UnitPage, UnitQuery } from '../../contract/units.ts'
import type { Needs } from '../needs.ts'
import { unitsPage, unitWithCode } from './store.ts'

/** Units change by law, not by the minute: the public may keep them for five minutes. */
const keep = 'public, max-age=300'

export const unitRoutes = (mount: Mount, { db }: Needs): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/units',
      summary:
        'Administrative units, found by name without accents; old names lead to their successors',
      access: 'public',
      query: UnitQuery,
      answer: UnitPage,
    },
    async ({ query, res }) => {
      const page = await unitsPage(db, query)
      res.setHeader('Cache-Control', keep)
      return page
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/units/{code}',
      summary: 'One administrative unit',
      access: 'public',
      params: z.strictObject({ code: UnitCode }),
      answer: Unit,
    },
    async ({ params, res }) => {
      const unit = await unitWithCode(db, params.code)
      if (!unit) throw missing('unit')
      res.setHeader('Cache-Control', keep)
      return unit
    },
  )
}
