import { pageOf } from '@ocop/kernel/page'
import { Problem } from '@ocop/kernel/problem'
import { dayOf } from '@ocop/kernel/days'
import { RegimeSummary, RegimeView } from '@ocop/dossiers/contract/regime-view'
import { ScoreSheet } from '@ocop/dossiers/contract/score-sheet'
import type { Api } from '../../lib/api.ts'

/** The law changes only with a release of the dossiers service; an hour old is young enough. */
const keepMs = 60 * 60 * 1000
const kept = new Map<string, { readonly until: number; readonly answer: Promise<unknown> }>()

const keep = <T>(key: string, ask: () => Promise<T>, parse: (value: unknown) => T): Promise<T> => {
  const known = kept.get(key)
  if (known && known.until > Date.now()) return known.answer.then(parse)
  const answer = ask()
  kept.set(key, { until: Date.now() + keepMs, answer })
  answer.catch(() => kept.delete(key))
  return answer
}

/**
 * The regime a dossier lodged today falls under, with its bands and parts.
 * @throws unavailable when the dossiers service is down or no regime takes dossiers today
 */
export const regimeInForce = async (
  api: Api,
  today = dayOf(new Date().toISOString()),
): Promise<RegimeView> => {
  const List = pageOf(RegimeSummary)
  const { items } = await keep(
    'regimes',
    () => api.get('dossiers', '/regimes?pageSize=100', List),
    List.parse,
  )
  const current = items.find(
    ({ lodge }) => lodge.from <= today && (lodge.to === null || today <= lodge.to),
  )
  if (!current) throw new Problem('unavailable', 'regime-none', 'No regime takes dossiers today.')
  const path = `/regimes/${current.id}`
  return keep(path, () => api.get('dossiers', path, RegimeView), RegimeView.parse)
}

/** One score sheet of a regime. @throws missing for a number it does not have */
export const scoreSheet = (api: Api, regime: string, no: number): Promise<ScoreSheet> => {
  const path = `/regimes/${regime}/sheets/${no}`
  return keep(path, () => api.get('dossiers', path, ScoreSheet), ScoreSheet.parse)
}
