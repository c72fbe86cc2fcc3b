import type { Request, Response } from 'express'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { dayOf } from '@ocop/kernel/days'
import { missing } from '@ocop/kernel/problem'
import { lastChange } from '@ocop/postgres/changes'
import { clocksAt } from '../clock/store.ts'
import type { ReadNeeds } from '../product/read-needs.ts'
import { dcatCatalogue } from './dcat.ts'
import { dictionaryOf } from './dictionary.ts'
import { endOf, monthsOver } from './months.ts'
import { productColumns } from './product-table.ts'
import { extentOf, publishedProducts, statusesBefore, statusHistory } from './rows-store.ts'
import { sendTable } from './send.ts'
import { historyColumns, snapshotColumns } from './status-table.ts'

export type OpenDataNeeds = ReadNeeds & { readonly origins: readonly string[] }

const Format = z.enum(['csv', 'json'])

/** For what changes with a month or a release only. */
const cacheFor = (res: Response, seconds: number): void => {
  res.setHeader('Cache-Control', `public, max-age=${seconds}`)
}

/**
 * The register as it stands is asked about anew each time, since a star that was revoked must not live on in somebody's
 * cache; whoever holds the present one is told so without reading it again.
 * @returns whether the asker holds it already, and was answered
 */
const isHeld = async (req: Request, res: Response, { db, now }: ReadNeeds): Promise<boolean> => {
  res.set('Cache-Control', 'public, no-cache')
  // Without a change the states still move with the day, when a certificate ends.
  res.set('ETag', `W/"${await lastChange(db)}-${dayOf(now())}"`)
  if (req.fresh) res.status(304).end()
  return req.fresh
}

/** GET open-data/…: the whole register for programs, nothing personal in it. */
export const openDataRoutes = (mount: Mount, needs: OpenDataNeeds): void => {
  catalogueRoute(mount, needs)
  dictionaryRoute(mount)
  tableRoutes(mount, needs)
  snapshotRoute(mount, needs)
}

const catalogueRoute = (mount: Mount, needs: OpenDataNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/open-data/catalogue.jsonld',
      summary: 'What open data there is (DCAT 3, JSON-LD)',
      access: 'public',
      answer: z.looseObject({ '@id': z.string(), '@type': z.literal('dcat:Catalog') }),
    },
    async ({ req, res }) => {
      const extent = await extentOf(needs)
      const months = extent ? monthsOver(dayOf(extent.first), dayOf(needs.now())) : []
      cacheFor(res, 60)
      res.type('application/ld+json')
      return dcatCatalogue(originOf(req, needs), extent?.last ?? needs.now(), months)
    },
  )

/** Where readers outside reach us: below the site's own address. */
const originOf = (req: Request, { origins }: OpenDataNeeds) => {
  const site = origins[0] ?? ''
  return { site, base: `${site}${req.baseUrl}` }
}

const Described = z.object({
  table: z.string(),
  column: z.string(),
  type: z.string(),
  vi: z.string(),
  en: z.string(),
  values: z.array(z.string()).optional(),
})

const dictionaryRoute = (mount: Mount): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/open-data/dictionary.json',
      summary: 'What every column of the open data means',
      access: 'public',
      answer: z.array(Described),
    },
    ({ res }) => {
      cacheFor(res, 3_600)
      return Promise.resolve([
        ...dictionaryOf('products', productColumns),
        ...dictionaryOf('status-history', historyColumns),
        ...dictionaryOf('snapshots', snapshotColumns('2026-01-31')),
      ])
    },
  )

const tableRoutes = (mount: Mount, needs: OpenDataNeeds): void => {
  for (const format of Format.options) {
    endpoint(
      mount,
      {
        method: 'get',
        path: `/open-data/products.${format}`,
        summary: `Every certified product with its certificate as it stands (${format.toUpperCase()})`,
        access: 'public',
      },
      async ({ req, res }) => {
        if (await isHeld(req, res, needs)) return undefined
        const clocks = await clocksAt(needs.db, needs.now())
        const pages = publishedProducts(needs, clocks)
        return sendTable(res, format, { name: 'products', columns: productColumns, pages })
      },
    )
    endpoint(
      mount,
      {
        method: 'get',
        path: `/open-data/status-history.${format}`,
        summary: `What was decided about every certificate, and when (${format.toUpperCase()})`,
        access: 'public',
      },
      async ({ req, res }) => {
        if (await isHeld(req, res, needs)) return undefined
        const pages = statusHistory(needs)
        return sendTable(res, format, { name: 'status-history', columns: historyColumns, pages })
      },
    )
  }
}

const snapshotRoute = (mount: Mount, needs: OpenDataNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/open-data/snapshots/{file}',
      summary: 'The register at the end of a month that is over: `2026-10.csv` or `.json`',
      access: 'public',
      params: z.object({ file: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])\.(csv|json)$/) }),
    },
    async ({ params: { file }, res }) => {
      const month = file.slice(0, 7)
      const extent = await extentOf(needs)
      const known = extent ? monthsOver(dayOf(extent.first), dayOf(needs.now())) : []
      if (!known.includes(month)) throw missing('snapshot')
      const { day, over } = endOf(month)
      cacheFor(res, 3_600)
      const pages = statusesBefore(needs, over)
      const table = { name: `register-${month}`, columns: snapshotColumns(day), pages }
      return sendTable(res, Format.parse(file.slice(8)), table)
    },
  )
