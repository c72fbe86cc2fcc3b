import type { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import type { PersonActor } from '@ocop/kernel/actor'
import {
  ActDone,
  BulkAct,
  BulkAnswer,
  Extend,
  PickUp,
  Reassign,
  Remind,
  StepId,
  type LedgerAct,
} from '../../contract/board.ts'
import { readingOf } from '../board/routes.ts'
import { claimCommand, keepAnswer } from '../command/store.ts'
import type { Needs } from '../needs.ts'
import { orderOnce } from '../order/once.ts'
import type { ActDetails } from '../tables.ts'
import type { Acting } from './acting.ts'
import { actOnMany } from './bulk.ts'
import { barredFrom } from './conflict.ts'
import { actOn, isOwnAct } from './perform.ts'

type Body = z.infer<typeof PickUp> & {
  readonly days?: ActDetails['days'] | undefined
  readonly to?: ActDetails['to'] | undefined
}

const acts: readonly {
  readonly act: LedgerAct
  readonly summary: string
  readonly body: z.ZodType<Body>
}[] = [
  { act: 'pick-up', summary: 'Take a step in hand', body: PickUp },
  { act: 'remind', summary: 'Urge the holder of a step by a letter', body: Remind },
  { act: 'extend', summary: 'Give a step more time, within its own rules', body: Extend },
  { act: 'reassign', summary: 'Give a step to another post or person', body: Reassign },
  { act: 'escalate', summary: 'Let a step climb the ladder now', body: Remind },
  { act: 'do-on-behalf', summary: 'Act for the holder from the unit above', body: Remind },
  { act: 'give-back', summary: 'Return a step to its own holder', body: Remind },
]

/** What people do about steps beside the process's own acts, one by one or many at once. */
export const actRoutes = (mount: Mount, needs: Needs): void => {
  for (const each of acts) stepAct(mount, needs, each)
  endpoint(
    mount,
    {
      method: 'post',
      path: '/bulk',
      summary: 'One act on many steps, with a dry run',
      access: 'person',
      body: BulkAct,
      answer: BulkAnswer,
    },
    async ({ body, req }) => {
      const acting = actingOf(personIn(req), needs, body.act, body)
      if (body.dryRun || body.commandId === undefined) return actOnMany(needs, body, acting)
      return bulkOnce(needs, body.commandId, body, acting)
    },
  )
}

const stepAct = (mount: Mount, needs: Needs, { act, summary, body }: (typeof acts)[number]): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: `/steps/{id}/${act}`,
      summary,
      access: 'person',
      params: StepId,
      body,
      answer: ActDone,
    },
    async ({ params: { id }, body: sent, req }) => {
      const asked = actingOf(personIn(req), needs, act, sent)
      // Asked before the transaction: another service may take its time to answer.
      const acting = { ...asked, barred: await barredFrom(needs, id, asked) }
      if (!isOwnAct(act)) return orderOnce(needs, id, { ...acting, act }, sent)
      return needs.db.transaction().execute(async (trx) => {
        if (acting.commandId === undefined) return actOn(trx, id, { ...acting, act })
        const command = [acting.asking.personId, act, id, sent]
        const answered = await claimCommand(trx, acting.commandId, command)
        if (answered !== undefined) return answered
        const answer = await actOn(trx, id, { ...acting, act })
        await keepAnswer(trx, acting.commandId, answer)
        return answer
      })
    },
  )

/** Rows commit one by one; a repetition after a crash skips those that are done and answers for all. */
const bulkOnce = async (
  needs: Needs,
  commandId: string,
  body: BulkAct,
  acting: Acting,
): Promise<unknown> => {
  const answered = await claimCommand(needs.db, commandId, [acting.asking.personId, 'bulk', body])
  if (answered !== undefined) return answered
  const answer = await actOnMany(needs, body, acting)
  await keepAnswer(needs.db, commandId, answer)
  return answer
}

const actingOf = (person: PersonActor, { liveNow }: Needs, act: LedgerAct, sent: Body): Acting => ({
  act,
  asking: person,
  reading: readingOf(person, liveNow),
  reason: sent.reason,
  details: {
    ...(sent.days === undefined ? {} : { days: sent.days }),
    ...(sent.to === undefined ? {} : { to: sent.to }),
  },
  commandId: sent.commandId,
  seenVersion: sent.seenVersion,
})
