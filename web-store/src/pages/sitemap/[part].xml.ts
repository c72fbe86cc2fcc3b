import type { APIRoute } from 'astro'
import { AddressList } from '@ocop/catalogue/contract/addresses'
import { changeTag } from '@ocop/catalogue/contract/changes'
import { partOf, sitemap, type Place } from '../../features/sitemap/sitemap.ts'
import type { Api } from '../../lib/api.ts'
import { madeFrom } from '../../lib/made-from.ts'

const fixed = ['/', '/san-pham', '/xac-minh', '/y-nghia-sao', '/tu-cham-diem']
const sheets = Array.from({ length: 26 }, (_, index) => `/tu-cham-diem/${index + 1}`)

/** One sitemap: the fixed pages, or up to ten thousand products or producers. */
export const GET: APIRoute = async (context) => {
  const { api, context: told } = context.locals
  const part = partOf(context.params['part'] ?? '')
  if (!part) return context.rewrite('/loi/404')
  const places =
    part.kind === 'page'
      ? [...fixed, ...sheets].map((path) => ({ path }))
      : await placesOf(api, part)
  madeFrom(context, changeTag.products)
  return new Response(sitemap(told.origin, places), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
}

const placesOf = async (
  api: Api,
  { kind, page }: { kind: 'product' | 'producer'; page: number },
): Promise<readonly Place[]> => {
  const { items } = await api.get('catalogue', `/addresses?kind=${kind}&page=${page}`, AddressList)
  const folder = kind === 'product' ? '/san-pham' : '/nha-san-xuat'
  return items.map(({ slug, changedAt }) => ({ path: `${folder}/${slug}`, changedAt }))
}
