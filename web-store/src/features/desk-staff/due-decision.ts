import type { DossierView } from '@ocop/dossiers/contract/dossier'
import { Grade } from '@ocop/dossiers/contract/grading'
import { levelFor, type Application } from '@ocop/dossiers/contract/plan'
import type { RegimeView } from '@ocop/dossiers/contract/regime-view'
import { verdictOf, type CouncilResult, type Verdict } from '@ocop/dossiers/contract/verdict'

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
  dossier: Decided,
  regime: Pick<RegimeView, 'levels'>,
): DueDecision | undefined => {
  const { level, kind, held } = dossier
  if (level === null) return undefined
  const application: Application = { kind, heldStars: held?.stars ?? null }
  const plan = levelFor(regime, application, level)
  const from = plan?.steps.find(({ step }) => step === dossier.step?.step)?.restsOn?.result
  const result = resultFor(dossier, from)
  if (!result || !plan) return undefined
  const verdict = verdictOf(asFound(result), plan, { application, isOwn: from === undefined })
  return {
    kind: kinds[verdict.leads],
    stars: verdict.leads === 'award' ? verdict.stars : null,
    mean: result.mean,
    councilStars: result.stars,
  }
}

type Found = DossierView['results'][number]

/** The level's own result of this attempt, or the last one of the level that the step rests on. */
const resultFor = (
  { results, level, attempt }: Decided,
  from: string | undefined,
): Found | undefined =>
  results.findLast((each) =>
    from ? each.level === from : each.level === level && each.attempt === attempt,
  )

const asFound = ({ sum, count, stars, grade }: Found): CouncilResult => ({
  sum,
  count,
  stars,
  rejectedBy: Grade.pick({ rejectedBy: true }).safeParse(grade).data?.rejectedBy ?? [],
})
