import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import type { PersonActor } from '@ocop/kernel/actor'
import { CommandResult } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import { missing } from '@ocop/kernel/problem'
import { once } from '@ocop/postgres/once'
import {
  AnswerEnquiry,
  ConcludeEnquiry,
  EnquiryItem,
  EnquiryQuery,
  EnquiryView,
} from '../../contract/enquiry.ts'
import { overseen } from '../listing/listing.ts'
import { partById, partsOfDesk, type PartRecord } from './desk-store.ts'
import { asked, requireTurn } from './enquiry.ts'
import type { EnquiryNeeds } from './routes.ts'
import { answerPart, concludePart } from './store.ts'
import { itemOf, viewOf } from './view.ts'

type DeskNeeds = Pick<EnquiryNeeds, 'db' | 'now'>
const Params = z.object({ id: z.uuid() })

/** What the producer asked, and the commune behind it, read and answer. */
export const enquiryDeskRoutes = (mount: Mount, needs: DeskNeeds): void => {
  readRoutes(mount, needs)
  answerRoute(mount, needs)
  concludeRoute(mount, needs)
}

const readRoutes = (mount: Mount, { db, now }: DeskNeeds): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/enquiries',
      summary: 'What the person’s organisation or commune is asked, without anything personal',
      access: 'person',
      query: EnquiryQuery,
      answer: pageOf(EnquiryItem),
    },
    async ({ query: { state, page, pageSize }, req }) => {
      const sight = overseen(personIn(req))
      const found = await partsOfDesk(db, { ...sight, state }, { page, pageSize })
      const items = found.rows.map((part) => itemOf(part, now()))
      return { items, total: found.total, page, pageSize }
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/enquiries/{id}',
      summary: 'One enquiry with who asks',
      access: 'person',
      params: Params,
      answer: EnquiryView,
    },
    async ({ params, req, res }) => {
      res.setHeader('Cache-Control', 'no-store')
      return viewOf((await known(db, params.id, personIn(req))).part, now())
    },
  )
}

const answerRoute = (mount: Mount, { db, now }: DeskNeeds): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/enquiries/{id}/answer',
      summary: 'Answer the buyer; the commune on the producer’s behalf',
      access: 'person',
      params: Params,
      body: AnswerEnquiry,
      answer: CommandResult,
    },
    async ({ params: { id }, body, req }) => {
      const person = personIn(req)
      await known(db, id, person)
      return once(db, { ...body, id, personId: person.personId }, async (trx) => {
        const { part, onBehalf } = await known(trx, id, person)
        requireTurn('answer', part.state)
        const { seenVersion, answer, outcome } = body
        const { personId } = person
        return answerPart(trx, { id, seenVersion, answer, outcome, personId, onBehalf, at: now() })
      })
    },
  )

const concludeRoute = (mount: Mount, { db, now }: DeskNeeds): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/enquiries/{id}/conclude',
      summary: 'Say how an answered enquiry ended',
      access: 'person',
      params: Params,
      body: ConcludeEnquiry,
      answer: CommandResult,
    },
    async ({ params: { id }, body, req }) => {
      const person = personIn(req)
      await known(db, id, person)
      return once(db, { ...body, id, personId: person.personId }, async (trx) => {
        const { part } = await known(trx, id, person)
        requireTurn('conclude', part.state)
        const { seenVersion, outcome } = body
        return concludePart(trx, id, { seenVersion, outcome, at: now() })
      })
    },
  )

/** @throws missing for whoever was not asked */
const known = async (
  db: DeskNeeds['db'],
  id: string,
  person: PersonActor,
): Promise<{ part: PartRecord; onBehalf: boolean }> => {
  const part = await partById(db, id)
  const role = part && asked(person, part)
  if (!part || !role) throw missing('enquiry')
  return { part, onBehalf: role === 'officer' }
}
