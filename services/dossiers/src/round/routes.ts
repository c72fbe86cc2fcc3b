import type { Request } from 'express'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CommandResult } from '@ocop/kernel/ids'
import { PageQuery } from '@ocop/kernel/page'
import { processes } from '../../contract/process-names.ts'
import {
  NewRound,
  PackView,
  roundActs,
  RoundPage,
  RoundState,
  RoundView,
  type RoundActName,
} from '../../contract/round.ts'
import { clockNow } from '../clock/store.ts'
import type { Needs } from '../needs.ts'
import { submitToProcess } from '../process-command/submit.ts'
import { ordersDone } from './orders-done.ts'
import { planRound } from './plan.ts'
import { postForRoundAct } from './rights.ts'
import { listRounds, openPack, viewRound, visibleRound } from './view.ts'

const params = z.object({ id: z.uuid() })
const ListQuery = z.strictObject({
  ...PageQuery.shape,
  council: z.uuid().optional(),
  state: RoundState.optional(),
  clockId: z.string().optional(),
})

const summaries: Readonly<Record<RoundActName, string>> = {
  convene: 'Convene the council, or ask for opinions in writing (triệu tập, lấy ý kiến)',
  'send-pack': 'Send the pack to the members (gửi bộ tài liệu)',
  'open-meeting': 'Open the meeting with who is there (khai mạc)',
  attendance: 'Note who comes and who goes (điểm danh)',
  'open-scoring': 'Open the scoring of dossiers (mở chấm điểm)',
  'set-aside': 'Put a dossier off to a later round (chuyển đợt sau)',
  adjourn: 'Adjourn the meeting to another day (tạm hoãn)',
  conclude: 'Conclude the round with minutes and report (kết luận đợt)',
  decisions: 'Sign the batch of decisions (ký quyết định)',
}

/** Rounds: planned and led by a council's secretary and chair, decided by the unit's decision maker. */
export const roundRoutes = (mount: Mount, needs: Needs): void => {
  const { db } = needs
  const whole = async (req: Request, id: string): Promise<RoundView> => {
    const actor = personIn(req)
    const { round } = await visibleRound(db, actor, id)
    return viewRound(db, actor, id, await clockNow(db, round.clockId, needs.wallClock))
  }
  endpoint(
    mount,
    {
      method: 'get',
      path: '/rounds',
      summary: 'Rounds of the units one holds a post at, newest first',
      access: 'person',
      query: ListQuery,
      answer: RoundPage,
    },
    async ({ query, req }) => listRounds(db, personIn(req), query),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/rounds',
      summary: 'Plan a round (lập đợt đánh giá)',
      access: 'person',
      body: NewRound,
      answer: RoundView,
      status: 201,
    },
    async ({ body, req }) => whole(req, await planRound(needs, personIn(req), body)),
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/rounds/{id}',
      summary: 'A round whole',
      access: 'person',
      params,
      answer: RoundView,
    },
    async ({ params: { id }, req }) => whole(req, id),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/rounds/{id}/pack-openings',
      summary: 'Open the pack as a member; that it was opened is recorded',
      access: 'person',
      params,
      answer: PackView,
    },
    async ({ params: { id }, req }) => {
      const { round } = await visibleRound(db, personIn(req), id)
      return openPack(db, personIn(req), id, await clockNow(db, round.clockId, needs.wallClock))
    },
  )
  for (const act of Object.keys(summaries)) if (isRoundAct(act)) actRoute(mount, needs, act)
}

/** One command on a round. It answers when what it ordered of dossiers is done, or after some seconds. */
const actRoute = (mount: Mount, needs: Needs, act: RoundActName): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: `/rounds/{id}/${act}`,
      summary: summaries[act],
      access: 'person',
      params,
      body: bodyOf(act),
      answer: CommandResult,
    },
    async ({ params: { id }, body, req }) => {
      const actor = personIn(req)
      const { round, council } = await visibleRound(needs.db, actor, id)
      const answer = await submitToProcess(needs, actor, {
        workflowId: processes.workflowId('round', id),
        act,
        body,
        post: postForRoundAct(actor, round, council, act),
      })
      await ordersDone(needs.db, id)
      return answer
    },
  )

const bodyOf = (act: RoundActName): z.ZodType<{ commandId: string; seenVersion: number }> =>
  roundActs[act]

const isRoundAct = (act: string): act is RoundActName => Object.hasOwn(roundActs, act)
