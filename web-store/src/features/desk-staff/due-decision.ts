import type { DossierView } from '@ocop/dossiers/contract/dossier'
import { Grade } from '@ocop/dossiers/contract/grading'
import { levelFor, stepFor, type Application } from '@ocop/dossiers/contract/plan'
import type { RegimeView } from '@ocop/dossiers/contract/regime-view'
import { verdictOf, type Verdict } from '@ocop/dossiers/contract/verdict'

export type DueDecision = {
  readonly kind: 'recognise' | 'not-recognise' | 'refuse' | 'forward' | 'return'
  /** What is recognised; null when nothing is, or when another level decides. */
  readonly stars: number | null
  readonly mean: number
  readonly councilStars: number
}

type Decided = Pick<DossierView, 'level' | 'attempt' | 'results' | 'step' | 'kind' | 'held'>

const kinds = {
  award: 'recognise',
  forward: 'forward',
  return: 'return',
  refuse: 'refuse',
  nothing: 'not-recognise',
} as const satisfies Record<Verdict['leads'], DueDecision['kind']>

/**
 * What the council's result calls for at the dossier's present step; undefined without a result. The dossiers service
 * decides by the same function from its record and refuses anything else, so a page only saves the choice.
 */
export const dueDecision = (
  { level, attempt, results, step, kind, held }: Decided,
  regime: Pick<RegimeView, 'levels'>,
): DueDecision | undefined => {
  const application: Application = { kind, heldStars: held?.stars ?? null }
  if (level === null) return undefined
  const plan = levelFor(regime, application, level)
  const restsOn = step && stepFor(regime, application, { level, step: step.step })?.restsOn?.result
  const result = results.findLast((each) =>
    restsOn ? each.level === restsOn : each.level === level && each.attempt === attempt,
  )
  if (!result || !plan) return undefined
  const { sum, count, stars, mean, grade } = result
  const rejectedBy = Grade.pick({ rejectedBy: true }).safeParse(grade).data?.rejectedBy ?? []
  const verdict = verdictOf({ sum, count, stars, rejectedBy }, plan, {
    application,
    isOwn: !restsOn,
  })
  return {
    kind: kinds[verdict.leads],
    stars: verdict.leads === 'award' ? verdict.stars : null,
    mean,
    councilStars: stars,
  }
}
