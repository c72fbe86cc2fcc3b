import type { Kysely } from 'kysely'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import type { PersonActor } from '@ocop/kernel/actor'
import { pageOf } from '@ocop/kernel/page'
import { missing } from '@ocop/kernel/problem'
import { StepId, StepItem, StepQuery } from '../../contract/board.ts'
import { sightOf } from '../audience/audience.ts'
import type { SupervisionTables } from '../tables.ts'
import { itemOf } from './board.ts'
import { findStep, listSteps, type Reading } from './store.ts'

export type BoardNeeds = { readonly db: Kysely<SupervisionTables>; readonly liveNow: () => string }

/** What a person reads with. */
export const readingOf = (person: PersonActor, liveNow: () => string): Reading => ({
  sight: sightOf(person.posts),
  liveNow: liveNow(),
})

/** The board: every step a person may know of, least time left first. */
export const boardRoutes = (mount: Mount, { db, liveNow }: BoardNeeds): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/steps',
      summary: 'Steps the person may know of, least time left first',
      access: 'person',
      query: StepQuery,
      answer: pageOf(StepItem),
    },
    async ({ query, req }) => {
      const person = personIn(req)
      const { rows, total } = await listSteps(db, query, readingOf(person, liveNow))
      const { page, pageSize } = query
      return { items: rows.map((row) => itemOf(row, person)), total, page, pageSize }
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/steps/{id}',
      summary: 'One step',
      access: 'person',
      params: StepId,
      answer: StepItem,
    },
    async ({ params, req }) => {
      const person = personIn(req)
      const row = await findStep(db, params.id, readingOf(person, liveNow))
      if (!row) throw missing('step')
      return itemOf(row, person)
    },
  )
}
