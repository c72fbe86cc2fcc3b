import { z } from 'zod'
import { Id, CommandId } from '@ocop/kernel/ids'
import { missing } from '@ocop/kernel/problem'
import { isWithin } from '@ocop/kernel/units'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { EndedPost, HeldPostPage, Holders, HolderQuery, PostQuery } from '../../contract/posts.ts'
import { actOnce } from '../commands/store.ts'
import type { Needs } from '../needs.ts'
import { unitWithCode } from '../units/store.ts'
import { demandRight, demandWithin, reachOf } from './rights.ts'
import { endPost, holdersOf, postRecord, postsPage } from './store.ts'

export const postRoutes = (mount: Mount, needs: Needs): void => {
  list(mount, needs)
  end(mount, needs)
  internal(mount, needs)
}

const list = (mount: Mount, { db }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/posts',
      summary: 'Staff see the posts held now in their unit and below it',
      access: 'person',
      query: PostQuery,
      answer: HeldPostPage,
    },
    async ({ query, req }) => {
      const within = demandRight(personIn(req), 'see-posts')
      const unit = query.unit === undefined ? undefined : await unitWithCode(db, query.unit)
      if (query.unit !== undefined && !unit) throw missing('unit')
      if (unit) demandWithin(within, unit.path)
      return postsPage(db, { within, under: unit?.path, query })
    },
  )

const end = (mount: Mount, { db, digest }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/posts/{id}/end',
      summary: 'An administrator ends a post; its rights are gone at once',
      access: 'person',
      params: z.strictObject({ id: Id }),
      body: z.strictObject({ commandId: CommandId.optional() }).optional(),
      answer: EndedPost,
    },
    async ({ params, body, req }) => {
      const actor = personIn(req)
      const reach = demandRight(actor, 'end-post')
      const post = await postRecord(db, params.id)
      // Who holds what elsewhere is not the caller's to know: a foreign post is as unknown as one that never was.
      const seen = reachOf(actor, 'see-posts')
      if (!post || !seen.some((root) => isWithin(post.unitPath, root))) throw missing('post')
      demandWithin(reach, post.unitPath)
      const fingerprint = digest(JSON.stringify(['end', actor.personId, params.id]))
      return actOnce(db, { commandId: body?.commandId, fingerprint, answer: EndedPost }, (trx) =>
        endPost(trx, params.id, actor.personId),
      )
    },
  )

const internal = (mount: Mount, { db }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/internal/posts',
      summary: 'Who holds a role at a unit now',
      access: 'service',
      query: HolderQuery,
      answer: Holders,
    },
    async ({ query }) => ({ items: await holdersOf(db, query) }),
  )
