import type { APIRoute } from 'astro'
import { changeTag } from '@ocop/catalogue/contract/changes'
import { AddressList } from '@ocop/catalogue/contract/addresses'
import { sitemapIndex } from '../features/sitemap/sitemap.ts'
import { madeFrom } from '../lib/made-from.ts'

/** The index of sitemaps: fixed pages, products, producers. */
export const GET: APIRoute = async (context) => {
  const { api, context: told } = context.locals
  const parts = await Promise.all(
    (['product', 'producer'] as const).map(async (kind) => {
      const { total, pageSize } = await api.get('catalogue', `/addresses?kind=${kind}`, AddressList)
      const word = kind === 'product' ? 'san-pham' : 'nha-san-xuat'
      const pages = Math.ceil(total / pageSize)
      return Array.from({ length: pages }, (_, index) => `/sitemap/${word}-${index + 1}.xml`)
    }),
  )
  madeFrom(context, changeTag.products)
  return new Response(sitemapIndex(told.origin, ['/sitemap/trang.xml', ...parts.flat()]), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
}
