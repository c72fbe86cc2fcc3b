import type { Request } from 'express'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { communeName, provinceName } from '../reference/places.ts'
import { cacheBriefly } from '../product/read-needs.ts'
import { jsonFeedOf, rssOf, type Recognition } from './feed.ts'
import { newestRecognitions } from './history-store.ts'
import type { OpenDataNeeds } from './routes.ts'

const itemsAtMost = 50
const FeedQuery = z.strictObject({
  province: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional(),
})
type FeedQuery = z.infer<typeof FeedQuery>

/** GET feeds/recognitions.rss|.json: what was recognised last, everywhere or in one province. */
export const feedsRoutes = (mount: Mount, needs: OpenDataNeeds): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/feeds/recognitions.rss',
      summary: 'New recognitions (RSS 2.0)',
      access: 'public',
      query: FeedQuery,
    },
    async ({ query, req, res }) => {
      const feed = await feedOf(needs, req, query)
      cacheBriefly(res)
      res.type('application/rss+xml; charset=utf-8').send(rssOf(feed))
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/feeds/recognitions.json',
      summary: 'New recognitions (JSON Feed 1.1)',
      access: 'public',
      query: FeedQuery,
    },
    async ({ query, req, res }) => {
      const feed = await feedOf(needs, req, query)
      cacheBriefly(res)
      res.type('application/feed+json')
      return jsonFeedOf(feed)
    },
  )
}

const feedOf = async (
  { db, realms, origins }: OpenDataNeeds,
  req: Request,
  { province }: FeedQuery,
) => {
  const rows = await newestRecognitions(db, {
    ...{ realms, limit: itemsAtMost },
    ...(province === undefined ? {} : { province }),
  })
  const site = origins[0] ?? ''
  const items = rows.map((row): Recognition => ({
    url: `${site}/san-pham/${row.slug}`,
    name: row.name,
    stars: row.stars,
    place: [
      ...(row.communeCode === null ? [] : [communeName(row.communeCode)]),
      provinceName(row.provinceCode),
    ].join(', '),
    certificateNumber: row.certificateNumber,
    decisionNumber: row.decisionNumber,
    at: row.recognisedAt,
  }))
  return { site, self: `${site}${req.originalUrl}`, items }
}
