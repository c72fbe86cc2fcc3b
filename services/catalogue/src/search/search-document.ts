import type { CertifiedProduct } from '../../contract/certified-product.ts'
import { communeName, provinceName } from '../reference/places.ts'
import { fold, glued, padded, syllables, toned } from './fold.ts'
import { sortKey } from './sort-key.ts'

export type Searchable = Pick<
  CertifiedProduct,
  'name' | 'provinceCode' | 'communeCode' | 'formerPlaces' | 'producer'
> & { readonly certificateNumber: string; readonly decisionNumber: string }

/** The folded texts a product is found by, the strongest first. */
export type SearchTexts = {
  readonly nameToned: string
  readonly nameFold: string
  readonly nameGlued: string
  readonly producerFold: string
  readonly placeFold: string
  readonly codes: string
  readonly nameSort: string
}

const folded = (text: string): readonly string[] => syllables(text).map(fold)

/** Made anew from the record alone, so any index can be rebuilt at any time. */
export const searchTexts = (product: Searchable): SearchTexts => {
  const name = folded(product.name)
  const places = [
    product.communeCode === null ? '' : communeName(product.communeCode),
    provinceName(product.provinceCode),
    ...product.formerPlaces,
  ]
  return {
    nameToned: padded(syllables(product.name).map(toned)),
    nameFold: padded(name),
    nameGlued: padded(glued(name)),
    producerFold: padded(folded(product.producer.name)),
    placeFold: padded(places.flatMap(folded)),
    codes: padded(folded(`${product.certificateNumber} ${product.decisionNumber}`)),
    nameSort: sortKey(product.name),
  }
}

/** All of it in one text, each word between spaces. */
export const wholeText = (texts: SearchTexts): string =>
  [texts.nameFold, texts.nameGlued, texts.producerFold, texts.placeFold, texts.codes]
    .join('')
    .replaceAll(/ +/g, ' ')
