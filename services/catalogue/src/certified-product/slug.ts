import slugify from '@sindresorhus/slugify'
import { normalise } from '../search/fold.ts'

/** The address a Vietnamese name gives: `Đèn bàn mây tre đan` → `den-ban-may-tre-dan`; `otherwise` when no letter is left. */
export const slugOf = (name: string, otherwise: string): string =>
  slugify(normalise(name), { decamelize: false, customReplacements: [['&', ' va ']] })
    .slice(0, 80)
    .replace(/-+$/, '') || otherwise

/** Addresses to try in turn: the name alone, with its place, then with its place and a growing number. */
export function* slugCandidates(name: string, place: string, otherwise: string): Generator<string> {
  const plain = slugOf(name, otherwise)
  const placed = `${plain}-${slugOf(place, 'viet-nam')}`
  yield plain
  yield placed
  for (let number = 2; ; number += 1) yield `${placed}-${number}`
}
