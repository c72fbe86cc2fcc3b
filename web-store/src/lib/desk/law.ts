import { RegimeView } from '@ocop/dossiers/contract/regime-view'
import { ScoreSheet } from '@ocop/dossiers/contract/score-sheet'
import type { GradableSheet } from '@ocop/dossiers/contract/criteria'
import type { Api } from '../api.ts'

/** What the law says changes only with a release, so a process asks once; a question that failed is asked again. */
const once = <T>(kept: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> => {
  const known = kept.get(key)
  if (known) return known
  const answer = ask()
  kept.set(key, answer)
  answer.catch(() => kept.delete(key))
  return answer
}
const regimes = new Map<string, Promise<RegimeView>>()
const sheets = new Map<string, Promise<GradableSheet>>()

/** A version of the procedure with the head of its score-sheet set. */
export const regimeOf = (api: Api, id: string): Promise<RegimeView> =>
  once(regimes, id, () => api.get('dossiers', `/regimes/${id}`, RegimeView))

/** The score sheet a dossier keeps, with the bands of its set. */
export const sheetOf = (api: Api, regimeId: string, no: number): Promise<GradableSheet> =>
  once(sheets, `${regimeId}:${no}`, async () => {
    const [sheet, regime] = await Promise.all([
      api.get('dossiers', `/regimes/${regimeId}/sheets/${no}`, ScoreSheet),
      regimeOf(api, regimeId),
    ])
    return { ...sheet, bands: regime.sheetSet.bands }
  })

/** The papers without which a dossier on this sheet is not complete in composition. */
export const mandatoryPapers = (
  { mandatoryPapers: papers }: RegimeView,
  sheetNo: number,
): RegimeView['mandatoryPapers'] =>
  papers.filter(({ sheets }) => sheets === undefined || sheets.includes(sheetNo))
