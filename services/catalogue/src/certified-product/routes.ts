import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { Problem } from '@ocop/kernel/problem'
import { CertifiedProduct } from '../../contract/certified-product.ts'
import type { CatalogueTables } from '../tables.ts'
import { keepProduct } from './store.ts'

export type FeedNeeds = {
  readonly db: Kysely<CatalogueTables>
  /** Says that a record changed, so that the index follows soon. */
  readonly nudgeIndex: () => void
}

/** PUT internal/certified-products/{productId}: the only way a product comes into the catalogue. */
export const feedRoutes = (mount: Mount, { db, nudgeIndex }: FeedNeeds): void => {
  endpoint(
    mount,
    {
      method: 'put',
      path: '/internal/certified-products/{productId}',
      summary: 'Tells a certified product as it stands',
      access: 'service',
      params: z.object({ productId: z.uuid() }),
      body: CertifiedProduct,
    },
    async ({ params: { productId }, body }) => {
      if (body.productId !== productId)
        throw new Problem(
          'invalid',
          'product-mismatch',
          'The product in the path and in the body are not the same.',
          {
            errors: [
              {
                pointer: '/productId',
                code: 'product-mismatch',
                detail: 'Not the product of the path.',
              },
            ],
          },
        )
      const kept = await db.transaction().execute((trx) => keepProduct(trx, body))
      if (kept.outcome === 'taken') nudgeIndex()
      return { productId: body.productId, ...kept }
    },
  )
}
