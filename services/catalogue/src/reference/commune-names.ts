import { plain, syllables } from '../search/fold.ts'
import { communes, type Commune } from './places.ts'

const shownAtMost = 30

const named = communes.map((commune) => ({
  commune,
  words: ` ${syllables(`${commune.kind} ${commune.name}`).map(plain).join(' ')}`,
}))

/** Communes in whose name the words stand, the last one perhaps only begun; within the provinces when some are given. */
export const communesNamed = (typed: string, provinces: readonly string[]): readonly Commune[] => {
  const begun = ` ${syllables(typed).map(plain).join(' ')}`
  if (begun === ' ' && provinces.length === 0) return []
  return named
    .filter(({ commune }) => provinces.length === 0 || provinces.includes(commune.provinceCode))
    .filter(({ words }) => words.includes(begun))
    .slice(0, shownAtMost)
    .map(({ commune }) => commune)
}
