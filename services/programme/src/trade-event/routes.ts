import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { dayOf } from '@ocop/kernel/days'
import { CommandResult } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import { once } from '@ocop/postgres/once'
import {
  AnnounceTradeEvent,
  ChangeTradeEvent,
  TradeEvent,
  TradeEventQuery,
} from '../../contract/trade.ts'
import { announcingPost, requireOwn } from '../announcing/announcing.ts'
import type { ProgrammeTables } from '../tables.ts'
import { eventById, eventsMatching, insertEvent, updateEvent } from './store.ts'

export type TradeNeeds = {
  readonly db: Kysely<ProgrammeTables>
  /** The wall clock: visitors travel in real time. */
  readonly now: () => string
}

export const tradeEventRoutes = (mount: Mount, { db, now }: TradeNeeds): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/trade-events',
      summary: 'Fairs, weeks and meetings that have not ended; `when=any` for all',
      access: 'public',
      query: TradeEventQuery,
      answer: pageOf(TradeEvent),
    },
    async ({ query: { province, when, page, pageSize } }) => {
      const notEndedOn = when === 'coming' ? dayOf(now()) : undefined
      const found = await eventsMatching(db, { province, notEndedOn }, { page, pageSize })
      return { ...found, page, pageSize }
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/trade-events',
      summary: 'Announce one; an office in its own province, the ministry anywhere',
      access: 'person',
      body: AnnounceTradeEvent,
      answer: CommandResult,
    },
    async ({ body, req }) => {
      const person = personIn(req)
      const post = announcingPost(person, body.provinceCode)
      const { personId } = person
      return once(db, { ...body, personId }, async (trx) => {
        await insertEvent(trx, body, { post, personId, at: now() })
        return { id: body.commandId, version: 1, state: 'announced' }
      })
    },
  )
  endpoint(
    mount,
    {
      method: 'patch',
      path: '/trade-events/{id}',
      summary: 'Change or cancel one of the own unit',
      access: 'person',
      params: z.object({ id: z.uuid() }),
      body: ChangeTradeEvent,
      answer: CommandResult,
    },
    async ({ params: { id }, body, req }) => {
      const person = personIn(req)
      requireOwn(person, await eventById(db, id))
      announcingPost(person, body.provinceCode)
      const { personId } = person
      return once(db, { ...body, id, personId }, (trx) =>
        updateEvent(trx, id, body, { personId, at: now() }),
      )
    },
  )
}
