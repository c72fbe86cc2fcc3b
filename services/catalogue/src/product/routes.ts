import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { missing } from '@ocop/kernel/problem'
import { ProductPage } from '../../contract/product-list.ts'
import { shownListing } from '../listing/shown-store.ts'
import { clocksAt } from '../clock/store.ts'
import { pageOf } from './listing.ts'
import { cacheBriefly, moved, Slug, type ReadNeeds } from './read-needs.ts'
import { productBySlug } from './store.ts'

/** GET products/{slug}: one product with its certificate. */
export const productRoutes = (mount: Mount, { db, realms, now }: ReadNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/products/{slug}',
      summary: 'One product with its certificate as it stands; 308 from an older address',
      access: 'public',
      params: z.object({ slug: Slug }),
      answer: ProductPage,
    },
    async ({ params: { slug }, req, res }) => {
      const record = await productBySlug(db, slug, realms)
      if (!record) throw missing('product')
      cacheBriefly(res)
      if (record.slug !== slug)
        return moved(res, `${req.baseUrl}/products/${record.slug}`, record.slug)
      const [clocks, listing] = await Promise.all([
        clocksAt(db, now()),
        shownListing(db, record.productId),
      ])
      return pageOf(record, clocks, listing)
    },
  )
