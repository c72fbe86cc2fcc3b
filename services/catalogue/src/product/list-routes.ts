import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { liveClock } from '@ocop/kernel/realm'
import { CommuneCounts, ProductList, Suggestions } from '../../contract/product-list.ts'
import { clocksAt } from '../clock/store.ts'
import type { Clocks } from '../clock/clock.ts'
import { communesNamed } from '../reference/commune-names.ts'
import { communeName, provinceName } from '../reference/places.ts'
import { keepMiss } from '../search/miss-store.ts'
import { communesExample, listExample, suggestExample } from './examples.ts'
import { guidanceOf, labelledFacets, nothingChosen } from './found-list.ts'
import { itemOf } from './listing.ts'
import { CommuneQuery, filtersOf, ProductQuery, TypedText } from './product-query.ts'
import { cacheBriefly, type ReadNeeds } from './read-needs.ts'
import { productsByIds } from './store.ts'

const suggestionsAtMost = 8

/** GET products, communes, suggest: what is found by text and filters. */
export const listRoutes = (mount: Mount, needs: ReadNeeds): void => {
  productsRoute(mount, needs)
  communesRoute(mount, needs)
  suggestRoute(mount, needs)
}

const productsRoute = (mount: Mount, needs: ReadNeeds): void => {
  const { db, search, realms, now } = needs
  endpoint(
    mount,
    {
      method: 'get',
      path: '/products',
      summary: 'Certified products, searched and filtered; without `state` those good today',
      access: 'public',
      query: ProductQuery,
      answer: ProductList,
      example: listExample,
    },
    async ({ query, res }) => {
      const clocks = await clocksAt(db, now())
      const { q: typed, page, pageSize, sort } = query
      const found = await search.find({
        ...{ typed, filters: filtersOf(query), sort, page, pageSize, realms, clocks },
      })
      const [records, related] = [
        await productsByIds(db, found.ids, realms),
        await productsByIds(db, found.related, realms),
      ]
      if (found.guidance.isAlike) noteMiss(needs, clocks, typed)
      const whole = found.total === 0 ? await wholeShelf(needs, clocks) : undefined
      cacheBriefly(res)
      return {
        items: records.map((record) => itemOf(record, clocks)),
        ...{ total: found.total, page, pageSize },
        facets: labelledFacets(found.facets),
        guidance: guidanceOf(found.guidance, whole?.facets.sheet ?? []),
        related: related.map((record) => itemOf(record, clocks)),
        engine: found.engine,
      }
    },
  )
}

/** Everything good today, counted: where a reader who found nothing may go on. */
const wholeShelf = ({ search, realms }: ReadNeeds, clocks: Clocks) =>
  search.find({
    ...{ typed: '', filters: nothingChosen, sort: 'stars', page: 1, pageSize: 1, realms, clocks },
  })

/** The reader is not kept waiting for it, and an answer never fails over it. */
const noteMiss = ({ db, reportMiss }: ReadNeeds, clocks: Clocks, typed: string): void => {
  const day = clocks.dayOf(liveClock)
  if (day !== undefined) keepMiss(db, day, typed).catch(reportMiss)
}

const communesRoute = (mount: Mount, { db, search, realms, now }: ReadNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/communes',
      summary: 'Communes whose name begins like `named`, with what the other filters leave there',
      access: 'public',
      query: CommuneQuery,
      answer: CommuneCounts,
      example: communesExample,
    },
    async ({ query: { named, q: typed, ...chosen }, res }) => {
      const clocks = await clocksAt(db, now())
      const communes = communesNamed(named, chosen.province)
      const filters = {
        ...filtersOf({ ...chosen, commune: [] }),
        province: [...new Set(communes.map(({ provinceCode }) => provinceCode))],
      }
      cacheBriefly(res)
      if (communes.length === 0) return { items: [], engine: 'postgresql' }
      const found = await search.find({
        ...{ typed, filters, sort: 'relevance', page: 1, pageSize: 1, realms, clocks },
      })
      const counts = new Map(found.facets.commune.map(({ value, count }) => [value, count]))
      const items = communes.map(({ code, provinceCode }) => ({
        value: code,
        label: communeName(code),
        province: { code: provinceCode, name: provinceName(provinceCode) },
        count: counts.get(code) ?? 0,
      }))
      return { items: items.toSorted((a, b) => b.count - a.count), engine: found.engine }
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
      example: suggestExample,
    },
    async ({ query, res }) => {
      const clocks = await clocksAt(db, now())
      const { ids, engine } = await search.suggest({
        typed: query.q,
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
