import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CommandResult } from '@ocop/kernel/ids'
import { Barred, ConflictList, LiftConflict, NewConflict } from '../../contract/council.ts'
import type { Needs } from '../needs.ts'
import { declare } from './declare.ts'
import { lift } from './lift.ts'
import { conflictsSeenBy } from './list.ts'
import { barredFrom } from './store.ts'

const params = z.object({ id: z.uuid() })
const path = '/dossiers/{id}/conflicts'

/** Conflicts of interest: declared about one's own seat or a colleague's, lifted where in error, read by who leads. */
export const conflictRoutes = (mount: Mount, needs: Needs): void => {
  endpoint(
    mount,
    {
      method: 'post',
      path,
      summary: 'Declare a conflict of interest',
      access: 'person',
      params,
      body: NewConflict,
      answer: CommandResult,
    },
    async ({ params: { id }, body, req }) => declare(needs, personIn(req), id, body),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: `${path}/lifts`,
      summary: 'Lift a conflict of interest that was declared in error, before cards are in',
      access: 'person',
      params,
      body: LiftConflict,
      answer: CommandResult,
    },
    async ({ params: { id }, body, req }) => lift(needs, personIn(req), id, body),
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/internal/dossiers/{id}/barred',
      summary: 'Whom a conflict of interest keeps out of a dossier’s council',
      access: 'service',
      params,
      answer: Barred,
    },
    async ({ params: { id } }) => ({
      personIds: (await barredFrom(needs.db, id)).map(({ personId }) => personId),
    }),
  )
  endpoint(
    mount,
    {
      method: 'get',
      path,
      summary:
        'Who keeps out of a dossier, for who leads its council or decides; for others nothing',
      access: 'person',
      params,
      answer: ConflictList,
    },
    async ({ params: { id }, req }) => conflictsSeenBy(needs, personIn(req), id),
  )
}
