import { z } from 'zod'
import { Instant } from '@ocop/kernel/days'

export const AddressKind = z.enum(['product', 'producer'])
export type AddressKind = z.infer<typeof AddressKind>

/** AddressList of one page of the list; a sitemap takes at most 50,000 in one file. */
export const addressesPerPage = 10_000

/** Where the public finds every product or producer, for sitemaps. */
export const AddressList = z.object({
  items: z.array(z.object({ slug: z.string(), changedAt: Instant })),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
})
export type AddressList = z.infer<typeof AddressList>
