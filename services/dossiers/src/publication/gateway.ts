import { z } from 'zod'
import type { CertifiedProduct } from '@ocop/catalogue/contract/certified-product'
import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'

/** Whether what was told was news to the catalogue. */
const Kept = z.object({ outcome: z.enum(['taken', 'unchanged']) })

export type ShopWindow = {
  readonly show: (product: CertifiedProduct) => Promise<'taken' | 'unchanged'>
}

/** The catalogue behind one verb. */
export const shopWindow = (base: string, secret: string): ShopWindow => ({
  show: async (product) => {
    const { outcome } = await callService(base, Kept, {
      method: 'PUT',
      path: `/internal/certified-products/${product.productId}`,
      body: product,
      token: await serviceToken('dossiers', secret),
    })
    return outcome
  },
})
