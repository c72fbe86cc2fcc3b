import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { PageQuery } from '@ocop/kernel/page'
import { missing } from '@ocop/kernel/problem'
import { liveClock, type Mode } from '@ocop/kernel/realm'
import { isWithin } from '@ocop/kernel/units'
import type { Plan } from '../../contract/plan.ts'
import { Idea, IdeaPage, IdeaSelection, IdeaState, NewIdea } from '../../contract/idea.ts'
import { planById } from '../plan/store.ts'
import type { AskRecognitions } from '../progress/gateway.ts'
import type { ProgrammeTables } from '../tables.ts'
import { demandChooser, producerUnder, sightOf } from './rights.ts'
import { decideIdea, ideaById, ideasMatching, registerIdea } from './store.ts'

export type IdeaNeeds = {
  readonly db: Kysely<ProgrammeTables>
  readonly mode: Mode
  readonly askRecognitions: AskRecognitions
}

/** Ideas of products: registered by producers, chosen by the unit whose plan it is. */
export const ideaRoutes = (mount: Mount, needs: IdeaNeeds): void => {
  list(mount, needs)
  register(mount, needs)
  select(mount, needs)
}

const list = (mount: Mount, { db }: IdeaNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/ideas',
      summary: 'Ideas of one’s own organisation, or of the units one oversees',
      access: 'person',
      query: PageQuery.extend({
        plan: z.string().max(60).optional(),
        state: IdeaState.optional(),
      }).strict(),
      answer: IdeaPage,
    },
    ({ query: { plan, state, ...page }, req }) =>
      ideasMatching(db, sightOf(personIn(req)), {
        ...page,
        ...(plan === undefined ? {} : { plan }),
        ...(state === undefined ? {} : { state }),
      }),
  )

const register = (mount: Mount, needs: IdeaNeeds): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/ideas',
      summary: 'A producer registers the idea of a product under its unit’s plan',
      access: 'person',
      body: NewIdea,
      answer: Idea,
      status: 201,
    },
    async ({ body: { commandId, plan: planId, name, description, clockId = liveClock }, req }) => {
      const { db, mode } = needs
      const plan = await planOf(db, planId)
      const { organisation, unit } = producerUnder(personIn(req), plan.unit)
      return registerIdea(db, {
        id: commandId,
        plan: planId,
        name,
        description,
        producer: { id: organisation.id, name: organisation.name },
        unit,
        registeredAt: await nowOf(needs, plan, clockId),
        clockId,
        realm: mode === 'production' && clockId === liveClock ? 'live' : 'rehearsal',
      })
    },
  )

const select = (mount: Mount, needs: IdeaNeeds): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/ideas/{id}/selection',
      summary: 'The officers of the plan’s unit choose an idea, or say why not',
      access: 'person',
      params: z.object({ id: z.uuid() }),
      body: IdeaSelection,
      answer: Idea,
    },
    async ({ params: { id }, body, req }) => {
      const { db } = needs
      const actor = personIn(req)
      const idea = await ideaById(db, id)
      const { organisations, within } = sightOf(actor)
      const isKnown =
        organisations.includes(idea.producer.id) ||
        within.some((path) => isWithin(idea.unit.path, path))
      if (!isKnown) throw missing('idea')
      const plan = await planOf(db, idea.plan)
      demandChooser(actor, plan.unit)
      return decideIdea(db, id, { ...body, at: await nowOf(needs, plan, idea.clockId) })
    },
  )

const planOf = async (db: IdeaNeeds['db'], id: string): Promise<Plan> => {
  const plan = await planById(db, id)
  if (!plan) throw missing('plan')
  return plan
}

/** Programme time of the clock an idea follows; the dossiers service keeps the clocks. */
const nowOf = async (
  { askRecognitions }: IdeaNeeds,
  { id, unit }: Plan,
  clockId: string,
): Promise<string> => (await askRecognitions({ plan: id, unitPath: unit.path, clockId })).asOf
