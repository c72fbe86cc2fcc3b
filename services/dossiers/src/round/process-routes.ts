import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { Instant } from '@ocop/kernel/days'
import type { Needs } from '../needs.ts'
import { closeList, closeRound, lookAt } from './look.ts'
import { carryOut } from './orders.ts'

const params = z.object({ id: z.uuid() })
const body = z.strictObject({ at: Instant })

/** What a round's process asks of the record; every route may be asked again. */
export const roundProcessRoutes = (mount: Mount, needs: Needs): void => {
  const { db } = needs
  const route = (
    word: string,
    summary: string,
    handle: (id: string, at: string) => Promise<unknown>,
  ): void =>
    endpoint(
      mount,
      {
        method: 'post',
        path: `/internal/rounds/{id}/${word}`,
        summary,
        access: 'service',
        params,
        body,
      },
      async ({ params: { id }, body: { at } }) => (await handle(id, at)) ?? {},
    )
  route('look', 'What a round waits for', (id, at) => lookAt(db, id, at))
  route('list', 'Close a round’s list at its cut-off', (id, at) => closeList(db, id, at))
  route('orders', 'Tell dossiers what their round ordered', (id) => carryOut(needs, id))
  route('close', 'Close a round that is decided', (id, at) => closeRound(db, id, at))
}
