import type { CertificateStanding } from '../../contract/certified-product.ts'
import type { Realm } from '@ocop/kernel/realm'
import { dayNumber, lastDayOf } from '../certificate/live-state.ts'
import type { SearchTexts } from './search-document.ts'

/**
 * A product as an index outside PostgreSQL holds it: folded texts, codes and days as numbers. It says nothing about
 * today: a state is asked for as a range of days.
 */
export type IndexDocument = SearchTexts & {
  readonly id: string
  readonly stars: number
  readonly sector: string
  readonly group: string | null
  readonly sheet: number | null
  readonly province: string
  readonly commune: string | null
  readonly producerKind: string
  readonly standing: CertificateStanding
  readonly validFromDay: number
  readonly lastDay: number
  /** All that a state follows from, so that one count of these tells how many have each state. */
  readonly term: string
  readonly standards: readonly string[]
  readonly sellsOnline: 'yes' | 'no'
  readonly realm: Realm
  readonly clockId: string
}

export const termKey = (standing: string, lastDay: number, clockId: string): string =>
  `${standing}|${lastDay}|${clockId}`

type Facts = {
  readonly productId: string
  readonly stars: number
  readonly sector: string
  readonly groupId: string | null
  readonly sheet: number | null
  readonly provinceCode: string
  readonly communeCode: string | null
  readonly producerKind: string
  readonly standing: CertificateStanding
  readonly validFrom: string
  readonly validTo: string
  readonly extendedTo: string | null
  readonly realm: Realm
  readonly clockId: string
  readonly certificateNumber: string
  readonly decisionNumber: string
  readonly standards: readonly string[]
  readonly sellsOnline: boolean
}

export const indexDocument = (product: Facts, texts: SearchTexts): IndexDocument => ({
  id: product.productId,
  ...texts,
  stars: product.stars,
  sector: product.sector,
  group: product.groupId,
  sheet: product.sheet,
  province: product.provinceCode,
  commune: product.communeCode,
  producerKind: product.producerKind,
  standing: product.standing,
  validFromDay: dayNumber(product.validFrom),
  lastDay: dayNumber(lastDayOf(product)),
  term: termKey(product.standing, dayNumber(lastDayOf(product)), product.clockId),
  standards: product.standards,
  sellsOnline: product.sellsOnline ? 'yes' : 'no',
  realm: product.realm,
  clockId: product.clockId,
})
