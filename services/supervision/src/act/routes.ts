import type { Kysely } from 'kysely'
import type { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import type { PersonActor } from '@ocop/kernel/actor'
import { CommandResult } from '@ocop/kernel/ids'
import {
  BulkAct,
  BulkAnswer,
  PickUp,
  Remind,
  StepId,
  type LedgerAct,
} from '../../contract/board.ts'
import { readingOf, type BoardNeeds } from '../board/routes.ts'
import { claimCommand, keepAnswer } from '../command/store.ts'
import type { SupervisionTables } from '../tables.ts'
import { actOnMany } from './bulk.ts'
import { actOn, type Acting } from './perform.ts'

/** What people do on the ledger itself: take a step in hand, urge its holder, one by one or many at once. */
export const actRoutes = (mount: Mount, needs: BoardNeeds): void => {
  stepAct(mount, needs, { act: 'pick-up', summary: 'Take a step in hand', body: PickUp })
  stepAct(mount, needs, { act: 'remind', summary: 'Urge the holder of a step', body: Remind })
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
      if (body.dryRun || body.commandId === undefined)
        return { items: await actOnMany(needs.db, body, acting) }
      return bulkOnce(needs.db, body.commandId, body, acting)
    },
  )
}

const stepAct = (
  mount: Mount,
  needs: BoardNeeds,
  { act, summary, body }: { act: LedgerAct; summary: string; body: typeof PickUp | typeof Remind },
): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: `/steps/{id}/${act}`,
      summary,
      access: 'person',
      params: StepId,
      body,
      answer: CommandResult,
    },
    ({ params: { id }, body: sent, req }) => {
      const acting = actingOf(personIn(req), needs, act, sent)
      return needs.db.transaction().execute(async (trx) => {
        if (acting.commandId === undefined) return actOn(trx, id, acting)
        const command = [acting.asking.personId, act, id, sent]
        const answered = await claimCommand(trx, acting.commandId, command)
        if (answered !== undefined) return answered
        const answer = await actOn(trx, id, acting)
        await keepAnswer(trx, acting.commandId, answer)
        return answer
      })
    },
  )

/** Rows commit one by one; a repetition after a crash skips those that are done and answers for all. */
const bulkOnce = async (
  db: Kysely<SupervisionTables>,
  commandId: string,
  body: BulkAct,
  acting: Acting,
): Promise<unknown> => {
  const answered = await claimCommand(db, commandId, [acting.asking.personId, 'bulk', body])
  if (answered !== undefined) return answered
  const answer = { items: await actOnMany(db, body, acting) }
  await keepAnswer(db, commandId, answer)
  return answer
}

const actingOf = (
  person: PersonActor,
  { liveNow }: BoardNeeds,
  act: LedgerAct,
  sent: z.infer<typeof PickUp>,
): Acting => ({
  act,
  asking: person,
  reading: readingOf(person, liveNow),
  reason: sent.reason,
  commandId: sent.commandId,
  seenVersion: sent.seenVersion,
})
