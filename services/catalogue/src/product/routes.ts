import type { Response } from 'express'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { missing } from '@ocop/kernel/problem'
import type { Realm } from '@ocop/kernel/realm'
import {
  ProductList,
  ProductPage,
  Suggestions,
  type FacetCount,
  type FacetField,
  type Moved,
} from '../../contract/product-list.ts'
import { clocksAt } from '../clock/store.ts'
import { queryText } from '../search/query-text.ts'
import type { Found, SearchPort } from '../search/search.ts'
import type { CatalogueTables } from '../tables.ts'
import { itemOf, labelled, pageOf } from './listing.ts'
import { filtersOf, ProductQuery, TypedText } from './product-query.ts'
import { productBySlug, productsByIds } from './store.ts'

export type ReadNeeds = {
  readonly db: Kysely<CatalogueTables>
  readonly search: SearchPort
  /** Realms the public may see in this installation. */
  readonly realms: readonly Realm[]
  /** The wall clock. */
  readonly now: () => string
}

export const Slug = z.string().regex(/^[a-z0-9-]{1,200}$/)
const suggestionsAtMost = 8

/** A changed state must be seen within five seconds, so nothing is kept for longer than two. */
export const cacheBriefly = (res: Response): void => {
  res.setHeader('Cache-Control', 'public, max-age=2, stale-while-revalidate=2')
}

/** Sends the reader of an older address on for good. */
export const moved = (res: Response, path: string, slug: string): undefined => {
  const body: Moved = { code: 'slug-moved', detail: `It is kept at ${path} now.`, movedTo: slug }
  res.status(308).location(path).json(body)
}

export const productRoutes = (mount: Mount, needs: ReadNeeds): void => {
  listRoute(mount, needs)
  pageRoute(mount, needs)
  suggestRoute(mount, needs)
}

const listRoute = (mount: Mount, { db, search, realms, now }: ReadNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/products',
      summary: 'Certified products, searched and filtered; without `state` those good today',
      access: 'public',
      query: ProductQuery,
      answer: ProductList,
    },
    async ({ query, res }) => {
      const clocks = await clocksAt(db, now())
      const { page, pageSize, sort } = query
      const found = await search.find({
        text: queryText(query.q),
        filters: filtersOf(query),
        ...{ sort, page, pageSize, realms, clocks },
      })
      const records = await productsByIds(db, found.ids, realms)
      cacheBriefly(res)
      return {
        items: records.map((record) => itemOf(record, clocks)),
        ...{ total: found.total, page, pageSize },
        facets: labelledFacets(found.facets),
        engine: found.engine,
      }
    },
  )

const labelledFacets = (facets: Found['facets']): Record<FacetField, FacetCount[]> => ({
  stars: labelled('stars', facets.stars),
  sector: labelled('sector', facets.sector),
  group: labelled('group', facets.group),
  sheet: labelled('sheet', facets.sheet),
  province: labelled('province', facets.province),
  commune: labelled('commune', facets.commune),
  producerKind: labelled('producerKind', facets.producerKind),
  state: labelled('state', facets.state),
})

const pageRoute = (mount: Mount, { db, realms, now }: ReadNeeds): void =>
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
      return pageOf(record, await clocksAt(db, now()))
    },
  )

const suggestRoute = (mount: Mount, { db, search, realms, now }: ReadNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/suggest',
      summary: 'Products whose name begins like what is being typed',
      access: 'public',
      query: z.strictObject({ q: TypedText }),
      answer: Suggestions,
    },
    async ({ query, res }) => {
      const clocks = await clocksAt(db, now())
      const { ids, engine } = await search.suggest({
        text: queryText(query.q),
        ...{ realms, clocks, limit: suggestionsAtMost },
      })
      const records = await productsByIds(db, ids, realms)
      cacheBriefly(res)
      const items = records.map((record) => {
        const { slug, name, stars, province, realm } = itemOf(record, clocks)
        return { type: 'product', slug, name, stars, province, realm }
      })
      return { items, engine }
    },
  )
