import type { ListingContent } from '../../contract/listing.ts'
import { plain, syllables } from './fold.ts'

/** How papers name a standard, without marks and spaces, and the code the public filters by. */
const standardNames: readonly (readonly [name: string, code: string])[] = [
  ['vietgap', 'vietgap'],
  ['vietgahp', 'vietgap'],
  ['globalgap', 'globalgap'],
  ['haccp', 'haccp'],
  ['iso22000', 'iso-22000'],
  ['fssc22000', 'iso-22000'],
  ['gmp', 'gmp'],
  ['huuco', 'organic'],
  ['organic', 'organic'],
  ['halal', 'halal'],
]

export type SaleFacts = { readonly standards: readonly string[]; readonly sellsOnline: boolean }

/** What an approved listing lets the public filter by: the standards its proofs name, and whether there is a stall. */
export const saleFactsOf = ({
  proofs,
  stalls,
}: Pick<ListingContent, 'proofs' | 'stalls'>): SaleFacts => {
  const named = proofs.map(({ name }) => syllables(name).map(plain).join(''))
  const codes = standardNames.flatMap(([name, code]) =>
    named.some((proof) => proof.includes(name)) ? [code] : [],
  )
  return { standards: [...new Set(codes)], sellsOnline: stalls.length > 0 }
}
