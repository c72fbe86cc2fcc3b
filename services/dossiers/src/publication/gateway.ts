import { z } from 'zod'
import type { CertifiedProduct } from '@ocop/catalogue/contract/certified-product'
import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'

export type ShopWindow = { readonly show: (product: CertifiedProduct) => Promise<void> }

/** The catalogue behind one verb. */
export const shopWindow = (base: string, secret: string): ShopWindow => ({
  show: async (product) => {
    await callService(base, z.unknown(), {
      method: 'PUT',
      path: `/internal/certified-products/${product.productId}`,
      body: product,
      token: await serviceToken('dossiers', secret),
    })
  },
})
