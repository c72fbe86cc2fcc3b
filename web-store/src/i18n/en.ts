import { account } from './en/account.ts'
import { assessment } from './en/assessment.ts'
import { catalogue } from './en/catalogue.ts'
import { market } from './en/market.ts'
import { productSets } from './en/product-sets.ts'
import { shell } from './en/shell.ts'
import { stars } from './en/stars.ts'
import { verification } from './en/verification.ts'
import type { Messages } from './shape.ts'

export const en = {
  shell,
  productSets,
  catalogue,
  verification,
  stars,
  assessment,
  account,
  market,
} as const satisfies Messages
