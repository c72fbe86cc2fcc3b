import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CommandResult } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import {
  AnnouncePointOfSale,
  ChangePointOfSale,
  PointOfSale,
  PointOfSaleQuery,
} from '../../contract/trade.ts'
import { changePoint } from './changing.ts'
import type { PointNeeds } from './needs.ts'
import { openPoint } from './opening.ts'
import { pointsMatching } from './store.ts'

export const pointOfSaleRoutes = (mount: Mount, needs: PointNeeds): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/points-of-sale',
      summary: 'Places that show and sell recognised products; `state=any` for closed ones too',
      access: 'public',
      query: PointOfSaleQuery,
      answer: pageOf(PointOfSale),
    },
    ({ query: { province, state, ...page } }) => {
      const liveOnly = needs.mode === 'production'
      return pointsMatching(needs.db, { province, openOnly: state === 'open', liveOnly }, page)
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/points-of-sale',
      summary: 'Announce one that opened; an office in its own province, the ministry anywhere',
      access: 'person',
      body: AnnouncePointOfSale,
      answer: CommandResult,
    },
    ({ body, req }) => openPoint(needs, personIn(req), body),
  )
  endpoint(
    mount,
    {
      method: 'patch',
      path: '/points-of-sale/{id}',
      summary: 'Change or close one of the own unit, or of a unit it took over from',
      access: 'person',
      params: z.object({ id: z.uuid() }),
      body: ChangePointOfSale,
      answer: CommandResult,
    },
    ({ params: { id }, body, req }) => changePoint(needs, personIn(req), { id, ...body }),
  )
}
