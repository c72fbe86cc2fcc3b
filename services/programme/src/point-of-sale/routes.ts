import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CommandResult } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import { once } from '@ocop/postgres/once'
import {
  AnnouncePointOfSale,
  ChangePointOfSale,
  PointOfSale,
  PointOfSaleQuery,
} from '../../contract/trade.ts'
import { announcingPost, requireOwn } from '../announcing/announcing.ts'
import type { TradeNeeds } from '../trade-event/routes.ts'
import { insertPoint, pointById, pointsMatching, updatePoint } from './store.ts'

export const pointOfSaleRoutes = (mount: Mount, { db, now }: TradeNeeds): void => {
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
    async ({ query: { province, state, page, pageSize } }) => {
      const filter = { province, openOnly: state === 'open' }
      return { ...(await pointsMatching(db, filter, { page, pageSize })), page, pageSize }
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/points-of-sale',
      summary: 'Announce one; an office in its own province, the ministry anywhere',
      access: 'person',
      body: AnnouncePointOfSale,
      answer: CommandResult,
    },
    async ({ body, req }) => {
      const person = personIn(req)
      const post = announcingPost(person, body.provinceCode)
      const { personId } = person
      return once(db, { ...body, personId }, async (trx) => {
        await insertPoint(trx, body, { post, personId, at: now() })
        return { id: body.commandId, version: 1, state: 'open' }
      })
    },
  )
  endpoint(
    mount,
    {
      method: 'patch',
      path: '/points-of-sale/{id}',
      summary: 'Change or close one of the own unit',
      access: 'person',
      params: z.object({ id: z.uuid() }),
      body: ChangePointOfSale,
      answer: CommandResult,
    },
    async ({ params: { id }, body, req }) => {
      const person = personIn(req)
      requireOwn(person, await pointById(db, id), 'point-of-sale')
      announcingPost(person, body.provinceCode)
      const { personId } = person
      return once(db, { ...body, id, personId }, (trx) =>
        updatePoint(trx, id, body, { personId, at: now() }),
      )
    },
  )
}
