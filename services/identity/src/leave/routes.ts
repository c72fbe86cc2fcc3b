import { z } from 'zod'
import type { PersonActor } from '@ocop/kernel/actor'
import { CommandId, Id } from '@ocop/kernel/ids'
import { missing, Problem } from '@ocop/kernel/problem'
import { isWithin } from '@ocop/kernel/units'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import {
  Leave,
  LeaveList,
  PostStandings,
  RecordLeave,
  StandingQuery,
} from '../../contract/leave.ts'
import { refOf } from '../../contract/units.ts'
import { actOnce } from '../commands/store.ts'
import type { Needs } from '../needs.ts'
import { demandRight, demandWithin, reachOf } from '../posts/rights.ts'
import { refuse } from '../refusal.ts'
import { unitsWithCodes } from '../units/store.ts'
import { standingOf } from './standing.ts'
import {
  endLeave,
  heldToday,
  leavesWithin,
  postOfLeave,
  postOnRecord,
  recordLeave,
  servesAt,
} from './store.ts'

export const leaveRoutes = (mount: Mount, needs: Needs): void => {
  record(mount, needs)
  end(mount, needs)
  list(mount, needs)
  internal(mount, needs)
}

/**
 * The post whose leave the caller may record: the own one, or one of the unit the caller heads or administers.
 * @throws missing for a foreign post, forbidden for one that is seen but not the caller's to speak for
 */
const demandPost = async ({ db }: Needs, actor: PersonActor, postId: string) => {
  const post = await postOnRecord(db, postId)
  const seen = reachOf(actor, 'see-posts')
  if (!post || post.endedAt !== null || !seen.some((root) => isWithin(post.unitPath, root)))
    throw missing('post')
  if (post.personId !== actor.personId)
    demandWithin(demandRight(actor, 'record-leave'), post.unitPath)
  return post
}

const record = (mount: Mount, needs: Needs): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/posts/{id}/leaves',
      summary: 'A post’s holder is away; a deputy of the unit acts under the post meanwhile',
      access: 'person',
      params: z.strictObject({ id: Id }),
      body: RecordLeave,
      answer: Leave,
      status: 201,
    },
    async ({ params, body, req }) => {
      const actor = personIn(req)
      const post = await demandPost(needs, actor, params.id)
      if (body.deputy !== undefined) {
        const unfit =
          body.deputy === post.personId || !(await servesAt(needs.db, body.deputy, post.unitCode))
        refuse(
          unfit
            ? [{ pointer: '/deputy', code: 'deputy-unfit', detail: 'A deputy serves at the unit.' }]
            : [],
        )
      }
      const { commandId, ...rest } = body
      const fingerprint = needs.digest(JSON.stringify(['leave', actor.personId, params.id, rest]))
      return actOnce(needs.db, { commandId, fingerprint, answer: Leave }, (trx) =>
        recordLeave(trx, params.id, body, actor.personId),
      )
    },
  )

const end = (mount: Mount, needs: Needs): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/leaves/{id}/end',
      summary: 'The holder is back: the deputy’s rights are gone at once',
      access: 'person',
      params: z.strictObject({ id: Id }),
      body: z.strictObject({ commandId: CommandId.optional() }).optional(),
      answer: Leave,
    },
    async ({ params, body, req }) => {
      const actor = personIn(req)
      const leave = await postOfLeave(needs.db, params.id)
      if (!leave) throw missing('leave')
      await demandPost(needs, actor, leave.postId).catch((error: unknown) => {
        throw error instanceof Problem && error.kind === 'missing' ? missing('leave') : error
      })
      const fingerprint = needs.digest(JSON.stringify(['leave-end', actor.personId, params.id]))
      const command = { commandId: body?.commandId, fingerprint, answer: Leave }
      return actOnce(needs.db, command, (trx) => endLeave(trx, params.id, actor.personId))
    },
  )

const list = (mount: Mount, { db }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/leaves',
      summary: 'Leaves that run or are to come, in the own unit and below it',
      access: 'person',
      answer: LeaveList,
    },
    async ({ req }) => ({
      items: await leavesWithin(db, demandRight(personIn(req), 'see-posts')),
    }),
  )

const internal = (mount: Mount, { db }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/post-standings',
      summary: 'Whether posts are held today, and who takes their turn if not',
      access: 'service',
      body: StandingQuery,
      answer: PostStandings,
    },
    async ({ body: { asked } }) => {
      const units = await unitsWithCodes(db, [...new Set(asked.map(({ unit }) => unit))])
      const paths = new Set([...units.values()].flatMap(({ path }) => upwards(path)))
      const posts = await heldToday(db, [...paths])
      return {
        items: asked.flatMap(({ role, unit }) => {
          const found = units.get(unit)
          return found ? [standingOf({ role, unit: refOf(found) }, posts)] : []
        }),
      }
    },
  )

/** A unit's path and those of all units above it. */
const upwards = (path: string): string[] => {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
