import type { Application } from './plan.ts'
import type { LevelPlan } from './regime.ts'

// Pure and free of Node: the service decides by it, and a desk's page shows what it calls for.

/** A council's result as a decision rests on it; the mean stays sum and count. */
export type CouncilResult = {
  readonly sum: number
  readonly count: number
  readonly stars: number
  /** Codes of what knocked it out (hồ sơ bị loại). */
  readonly rejectedBy: readonly string[]
}

/** What a result leads to at a level: stars, the level above or below, a refusal, or nothing. */
export type Verdict =
  | { readonly leads: 'award'; readonly stars: number }
  | { readonly leads: 'forward' | 'return' | 'refuse' | 'nothing' }

type Terms = Pick<LevelPlan, 'awards' | 'forwardFrom' | 'returnBelow'>

/** @param isOwn whether the level's own council found it: what another level found is only decided on */
export const verdictOf = (
  result: CouncilResult,
  terms: Terms,
  { application, isOwn }: { readonly application: Application; readonly isOwn: boolean },
): Verdict => {
  if (result.rejectedBy.length) return { leads: 'refuse' }
  const elsewhere = isOwn ? leadsElsewhere(result, terms) : undefined
  if (elsewhere) return { leads: elsewhere }
  const stars = starsAt(result, terms)
  return terms.awards.includes(stars) && isHigher(stars, application)
    ? { leads: 'award', stars }
    : { leads: 'nothing' }
}

const leadsElsewhere = (
  result: CouncilResult,
  { awards, forwardFrom, returnBelow }: Terms,
): 'forward' | 'return' | undefined => {
  if (forwardFrom && result.stars > 0 && reaches(result, forwardFrom.points.value)) return 'forward'
  if (!returnBelow) return undefined
  const isAwarded = awards.includes(starsAt(result, { awards }))
  return isAwarded && reaches(result, returnBelow.points.value) ? undefined : 'return'
}

/** A level gives its highest star at most. */
const starsAt = ({ stars }: CouncilResult, { awards }: Pick<Terms, 'awards'>): number =>
  Math.min(stars, Math.max(0, ...awards))

/** Compared without dividing: a mean of 90 exactly is 90, one of 89.99 is not. */
const reaches = ({ sum, count }: CouncilResult, points: number): boolean => sum >= points * count

/** An upgrade that does not rise above the certificate the product holds leaves it as it is. */
const isHigher = (stars: number, { kind, heldStars }: Application): boolean =>
  kind !== 'upgrade' || stars > (heldStars ?? 0)
