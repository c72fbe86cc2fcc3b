import { account } from './vi/account.ts'
import { assessment } from './vi/assessment.ts'
import { catalogue } from './vi/catalogue.ts'
import { market } from './vi/market.ts'
import { productSets } from './vi/product-sets.ts'
import { shell } from './vi/shell.ts'
import { stars } from './vi/stars.ts'
import { verification } from './vi/verification.ts'

/** Every text of the public pages in Vietnamese, the source language. */
export const vi = {
  shell,
  productSets,
  catalogue,
  verification,
  stars,
  assessment,
  account,
  market,
} as const
