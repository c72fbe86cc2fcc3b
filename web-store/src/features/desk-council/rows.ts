import { DossierView, type DossierSummary, type ScoringView } from '@ocop/dossiers/contract/dossier'
import type { Api } from '../../lib/api.ts'
import type { Person } from '../../lib/person.ts'
import { loadScoring } from './scoring.ts'
import { councilOf, scoresIn } from './seats.ts'

/** A dossier before the council, and how its scoring stands for the reader. */
export type Row = {
  readonly dossier: DossierSummary
  readonly now: string
  readonly scoring: ScoringView | undefined
  readonly scores: boolean
}

/** The dossiers before a council the person sits on, each with its clock's now and how its scoring stands. */
export const rowsOf = async (
  api: Api,
  { person }: Person,
  dossiers: readonly DossierSummary[],
): Promise<readonly Row[]> => {
  const rows = await Promise.all(
    dossiers.map(async (dossier) => {
      const [{ now }, scoring, council] = await Promise.all([
        api.get('dossiers', `/dossiers/${dossier.id}`, DossierView),
        loadScoring(api, dossier.id),
        councilOf(api, dossier),
      ])
      return { dossier, now, scoring, scores: scoresIn(council, person.id) }
    }),
  )
  return rows.filter(({ scoring }) => scoring !== undefined)
}
