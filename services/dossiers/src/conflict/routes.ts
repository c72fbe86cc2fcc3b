import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CommandResult } from '@ocop/kernel/ids'
import { Barred, ConflictList, LiftConflict, NewConflict } from '../../contract/council.ts'
import { standingOf } from '../council/standing.ts'
import { visibleDossier } from '../dossier/store.ts'
import type { Needs } from '../needs.ts'
import { declare } from './declare.ts'
import { lift } from './lift.ts'
import { barredFrom, liftedFrom } from './store.ts'

const params = z.object({ id: z.uuid() })
const path = '/dossiers/{id}/conflicts'
const nobody: ConflictList = { items: [], lifted: [] }

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
      summary: 'Who keeps out of a dossier, for who leads its council; for others nothing',
      access: 'person',
      params,
      answer: ConflictList,
    },
    async ({ params: { id }, req }) => {
      const actor = personIn(req)
      const dossier = await visibleDossier(needs.db, actor, id)
      const { level, attempt } = dossier
      if (level === null || attempt === null) return nobody
      const { seats } = await standingOf(needs.db, dossier, { dossierId: id, level, attempt })
      const leads = seats.some(
        ({ memberId, seat, hasLeft }) =>
          memberId === actor.personId && !hasLeft && seat !== 'member',
      )
      if (!leads) return nobody
      const members = new Set(seats.map(({ memberId }) => memberId))
      const barred = await barredFrom(needs.db, id)
      return {
        items: barred.filter(({ personId }) => members.has(personId)),
        lifted: await liftedFrom(needs.db, id),
      }
    },
  )
}
