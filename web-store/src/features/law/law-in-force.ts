import type { z } from 'zod'
import { pageOf } from '@ocop/kernel/page'
import { Problem } from '@ocop/kernel/problem'
import { dayOf } from '@ocop/kernel/days'
import { RegimeSummary, RegimeView } from '@ocop/dossiers/contract/regime-view'
import { ScoreSheet } from '@ocop/dossiers/contract/score-sheet'
import type { Api } from '../../lib/api.ts'

/** The law changes only with a release of the dossiers service; an hour old is young enough. */
const keepMs = 60 * 60 * 1000
const kept = new Map<string, { readonly until: number; readonly answer: Promise<unknown> }>()

/** The answer at a path, asked once an hour; a failed one is asked again at once. */
const keep = async <S extends z.ZodType>(
  api: Api,
  path: string,
  schema: S,
): Promise<z.infer<S>> => {
  const known = kept.get(path)
  if (known && known.until > Date.now()) return schema.parse(await known.answer)
  const answer = api.get('dossiers', path, schema)
  kept.set(path, { until: Date.now() + keepMs, answer })
  answer.catch(() => kept.delete(path))
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
  const { items } = await keep(api, '/regimes?pageSize=100', pageOf(RegimeSummary))
  const current = items.find(
    ({ lodge }) => lodge.from <= today && (lodge.to === null || today <= lodge.to),
  )
  if (!current) throw new Problem('unavailable', 'regime-none', 'No regime takes dossiers today.')
  return keep(api, `/regimes/${current.id}`, RegimeView)
}

/** One score sheet of a regime. @throws missing for a number it does not have */
export const scoreSheet = (api: Api, regime: string, no: number): Promise<ScoreSheet> =>
  keep(api, `/regimes/${regime}/sheets/${no}`, ScoreSheet)
