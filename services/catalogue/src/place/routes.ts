import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { missing } from '@ocop/kernel/problem'
import { PlaceCountList, PlacePage } from '../../contract/place.ts'
import { defaultStates } from '../../contract/product-list.ts'
import { clocksAt } from '../clock/store.ts'
import { itemOf } from '../product/listing.ts'
import { filtersOf, ProductQuery } from '../product/product-query.ts'
import { cacheBriefly, Slug, type ReadNeeds } from '../product/read-needs.ts'
import { productsByIds } from '../product/store.ts'
import { formerCommunesOf } from '../reference/former-communes.ts'
import { provinces } from '../reference/places.ts'
import { formerOf, placeByCode, placeBySlug, provinceSlug, type AddressedPlace } from './place.ts'
import { idsByFormerPlace } from './store.ts'

const productsShown = 12
/** Đặc khu Hoàng Sa (Đà Nẵng) and đặc khu Trường Sa (Khánh Hòa). */
const archipelagos = ['20333', '22736']

export const placeRoutes = (mount: Mount, needs: ReadNeeds): void => {
  countRoute(mount, needs)
  pageRoute(mount, needs)
}

const countRoute = (mount: Mount, needs: ReadNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/places',
      summary: 'The 34 provinces with how many products hold their star today',
      access: 'public',
      answer: PlaceCountList,
    },
    async ({ res }) => {
      const [{ facets }, offshore] = await Promise.all([
        found(needs, {}),
        found(needs, { commune: archipelagos.join(',') }),
      ])
      const counts = new Map(
        [...facets.province, ...offshore.facets.commune].map(({ value, count }) => [value, count]),
      )
      cacheBriefly(res)
      const items = provinces.map(({ code, kind, name }) => ({
        ...{ code, kind, name, slug: provinceSlug(name), count: counts.get(code) ?? 0 },
        formerNames: formerOf(code).map((former) => former.name),
      }))
      const islands = archipelagos.flatMap((code) => {
        const { kind, name, slug } = placeByCode(code) ?? {}
        const count = counts.get(code) ?? 0
        return kind && name && slug ? { code, kind, name, slug, count, formerNames: [] } : []
      })
      return { items: items.toSorted((a, b) => a.name.localeCompare(b.name, 'vi')), islands }
    },
  )

const pageRoute = (mount: Mount, needs: ReadNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/places/{slug}',
      summary: 'A province, a commune, or a former province and what became of it',
      access: 'public',
      params: z.object({ slug: Slug }),
      answer: PlacePage,
    },
    async ({ params, res }) => {
      const place = placeBySlug(params.slug)
      if (!place) throw missing('place')
      cacheBriefly(res)
      const { level, code, kind, name, slug } = place
      const above = level === 'province' ? undefined : placeByCode(place.provinceCode)
      return {
        ...{ level, code, kind, name, slug },
        province: above ? { slug: above.slug, name: above.name } : null,
        former: level === 'province' ? formerOf(code) : [],
        formerCommunes: level === 'commune' ? formerCommunesOf(code) : [],
        ...(level === 'former-province'
          ? await ofFormer(needs, place)
          : await ofToday(needs, place)),
      }
    },
  )

type Shown = Pick<PlacePage, 'communes' | 'products' | 'total'>

const ofToday = async (needs: ReadNeeds, { level, code }: AddressedPlace): Promise<Shown> => {
  const clocks = await clocksAt(needs.db, needs.now())
  const { ids, total, facets } = await found(
    needs,
    level === 'province' ? { province: code } : { commune: code },
  )
  const records = await productsByIds(needs.db, ids, needs.realms)
  const communes = level === 'province' ? facets.commune : []
  return {
    communes: communes
      .flatMap(({ value, count }) => {
        const commune = placeByCode(value)
        return commune ? { slug: commune.slug, name: `${commune.kind} ${commune.name}`, count } : []
      })
      .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'vi')),
    products: records.map((record) => itemOf(record, clocks)),
    total,
  }
}

/** Products that still carry the former name; their communes belong to the new province's page. */
const ofFormer = async ({ db, realms, now }: ReadNeeds, place: AddressedPlace): Promise<Shown> => {
  const clocks = await clocksAt(db, now())
  const records = await productsByIds(db, await idsByFormerPlace(db, place.name, realms), realms)
  const good = records
    .map((record) => itemOf(record, clocks))
    .filter(({ state }) => defaultStates.some((each) => each === state))
  return { communes: [], products: good.slice(0, productsShown), total: good.length }
}

const found = async (
  { db, search, realms, now }: ReadNeeds,
  chosen: { province?: string; commune?: string },
) =>
  search.find({
    typed: '',
    filters: filtersOf(ProductQuery.parse(chosen)),
    ...{ sort: 'stars', page: 1, pageSize: productsShown, realms },
    clocks: await clocksAt(db, now()),
  })
