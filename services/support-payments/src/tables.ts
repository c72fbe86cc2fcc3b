import type { ColumnType } from 'kysely'

export type NormTable = {
  plan: string
  code: string
  /** A document; `contract/norm.ts` parses it. */
  unit: ColumnType<unknown, string, string>
  year: number
  text: string
  maxVnd: number
  sharePercent: number | null
  per: 'product' | 'evaluation'
  minStars: number | null
  condition: string | null
  document: string
  article: string
  position: number
}

export type SupportPaymentsTables = { norm: NormTable }
