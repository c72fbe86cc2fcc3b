import type { DossierSummary } from '@ocop/dossiers/contract/dossier'
import { DossierView } from '@ocop/dossiers/contract/dossier'
import type { Api } from '../../lib/api.ts'
import type { Person } from '../../lib/person.ts'
import { loadScoring } from './scoring.ts'
import { councilOf, scoresIn } from './seats.ts'

/** Each dossier with its clock's now and how its scoring stands for the person. */
export const rowsOf = (api: Api, { person }: Person, dossiers: readonly DossierSummary[]) =>
  Promise.all(
    dossiers.map(async (dossier) => {
      const [{ now }, scoring, council] = await Promise.all([
        api.get('dossiers', `/dossiers/${dossier.id}`, DossierView),
        loadScoring(api, dossier.id),
        councilOf(api, dossier),
      ])
      return { dossier, now, scoring, scores: scoresIn(council, person.id) }
    }),
  )
