import type { CertifiedProduct } from '../../contract/certified-product.ts'
import { formerNamesOf } from '../reference/former-communes.ts'
import { communeName, provinceName } from '../reference/places.ts'
import { glued, padded, plain, syllables, toned } from './fold.ts'
import { sortKey } from './sort-key.ts'
import { otherWords } from './word-groups.ts'

/** Higher whenever folding, word groups or these texts change, so that records told before are written anew. */
export const textsVersion = 2

export type Searchable = Pick<
  CertifiedProduct,
  'name' | 'sheet' | 'sector' | 'provinceCode' | 'communeCode' | 'formerPlaces' | 'producer'
> & { readonly certificateNumber: string; readonly decisionNumber: string }

/**
 * The texts a product is found by, the strongest first: its name, other words for it, who makes it and where, its
 * numbers. A `…Toned` text has the same words as its `…Fold` twin, in the same order, with their marks.
 */
export type SearchTexts = {
  readonly nameToned: string
  readonly nameFold: string
  readonly nameGlued: string
  readonly aliasToned: string
  readonly aliasFold: string
  readonly contextToned: string
  readonly contextFold: string
  readonly codes: string
  readonly nameSort: string
}

const tonedText = (texts: readonly string[]): string =>
  padded(texts.flatMap((text) => syllables(text).map(toned)))
const plainText = (texts: readonly string[]): string =>
  padded(texts.flatMap((text) => syllables(text).map(plain)))

/** Today's name first, then those people still say. */
const communeNames = (code: string): readonly string[] => [
  communeName(code),
  ...formerNamesOf(code),
]

/** Made anew from the record alone, so any index can be rebuilt at any time. */
export const searchTexts = (product: Searchable): SearchTexts => {
  const name = [product.name]
  const aliases = otherWords(product)
  const context = [
    product.producer.name,
    ...(product.communeCode === null ? [] : communeNames(product.communeCode)),
    provinceName(product.provinceCode),
    ...product.formerPlaces,
  ]
  return {
    nameToned: tonedText(name),
    nameFold: plainText(name),
    nameGlued: padded(glued(syllables(product.name).map(plain))),
    aliasToned: tonedText(aliases),
    aliasFold: plainText(aliases),
    contextToned: tonedText(context),
    contextFold: plainText(context),
    codes: codesOf([product.certificateNumber, product.decisionNumber]),
    nameSort: sortKey(product.name),
  }
}

/** Numbers whole, without what separates their parts, as somebody may type them off a label. */
const codesOf = (numbers: readonly string[]): string =>
  padded(numbers.map((number) => syllables(number).map(plain).join('')))

const joined = (...texts: readonly string[]): string => texts.join('').replaceAll(/ +/g, ' ')

/** The record's columns that hold its texts: all words in one, and those a suggestion begins with in another. */
export const textColumns = (texts: SearchTexts) => ({
  nameToned: texts.nameToned,
  nameFold: texts.nameFold,
  nameSort: texts.nameSort,
  aliasToned: texts.aliasToned,
  aliasFold: texts.aliasFold,
  contextToned: texts.contextToned,
  contextFold: texts.contextFold,
  searchText: joined(
    texts.nameFold,
    texts.nameGlued,
    texts.aliasFold,
    texts.contextFold,
    texts.codes,
  ),
  suggestText: joined(texts.nameFold, texts.nameGlued, texts.aliasFold),
  textVersion: textsVersion,
})
