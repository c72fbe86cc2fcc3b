import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CommandResult } from '@ocop/kernel/ids'
import { ScorecardBody } from '../../contract/acts.ts'
import { ScoringView } from '../../contract/dossier.ts'
import { visibleDossier } from '../dossier/store.ts'
import type { Needs } from '../needs.ts'
import { scoringView } from './scoring-view.ts'
import { submitScorecard } from './submit.ts'

const params = z.object({ id: z.uuid() })

/** A council's scoring: one card per member, nobody's card seen before one's own is in. */
export const scorecardRoutes = (mount: Mount, needs: Needs): void => {
  endpoint(
    mount,
    {
      method: 'post',
      path: '/dossiers/{id}/scorecards',
      summary: 'Hand in one’s scorecard',
      access: 'person',
      params,
      body: ScorecardBody,
      answer: CommandResult,
    },
    async ({ params: { id }, body, req }) => submitScorecard(needs, personIn(req), id, body),
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/dossiers/{id}/scorecards',
      summary: 'How the scoring stands, and the cards one may see',
      access: 'person',
      params,
      answer: ScoringView,
    },
    async ({ params: { id }, req }) => {
      const actor = personIn(req)
      return scoringView(needs.db, actor, await visibleDossier(needs.db, actor, id))
    },
  )
}
