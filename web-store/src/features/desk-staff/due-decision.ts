import type { DossierView } from '@ocop/dossiers/contract/dossier'
import type { RegimeView } from '@ocop/dossiers/contract/regime-view'

export type DueDecision = {
  readonly kind: 'recognise' | 'not-recognise' | 'forward'
  /** What is recognised; null when nothing is, or when the level above decides. */
  readonly stars: number | null
  readonly mean: number
  readonly councilStars: number
}

/**
 * What the council's result calls for at the dossier's present level; undefined without a result. The dossiers service
 * decides the same from its record and refuses anything else, so a page only saves the choice.
 */
export const dueDecision = (
  { level, attempt, results }: Pick<DossierView, 'level' | 'attempt' | 'results'>,
  { levels }: Pick<RegimeView, 'levels'>,
): DueDecision | undefined => {
  const result = results.findLast((each) => each.level === level && each.attempt === attempt)
  const plan = levels.find((each) => each.level === level)
  if (!result || !plan) return undefined
  const told = { mean: result.mean, councilStars: result.stars }
  const from = plan.forwardFrom?.points.value
  // Compared as sum and count: nothing is rounded on the way to 90.
  if (from !== undefined && result.stars > 0 && result.sum >= from * result.count)
    return { kind: 'forward', stars: null, ...told }
  const stars = Math.min(result.stars, Math.max(0, ...plan.awards))
  return plan.awards.includes(stars)
    ? { kind: 'recognise', stars, ...told }
    : { kind: 'not-recognise', stars: null, ...told }
}
