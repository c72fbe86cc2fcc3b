import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { dayOf } from '@ocop/kernel/days'
import type { Realm } from '@ocop/kernel/realm'
import { Season } from '../../contract/season.ts'
import seasons from '../../data/seasons.json' with { type: 'json' }
import { cacheBriefly } from '../product/read-needs.ts'
import { padded, syllables, toned } from '../search/fold.ts'
import type { CatalogueTables } from '../tables.ts'
import { countNamed } from './store.ts'

export type SeasonNeeds = {
  readonly db: Kysely<CatalogueTables>
  readonly realms: readonly Realm[]
  /** The wall clock. */
  readonly now: () => string
}

const Crops = z.object({
  crops: z.array(z.object({ name: z.string(), months: z.array(z.number().int().min(1).max(12)) })),
})
const crops = Crops.parse(seasons).crops.map(({ name, months }) => ({
  ...{ name, months },
  pattern: padded(syllables(name).map(toned)),
}))

/** GET season: what this month brings, of what is certified. */
export const seasonRoutes = (mount: Mount, { db, realms, now }: SeasonNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/season',
      summary: 'What a month brings, with how many certified products; this month unless told',
      access: 'public',
      query: z.strictObject({ month: z.coerce.number().int().min(1).max(12).optional() }),
      answer: Season,
    },
    async ({ query, res }) => {
      const month = query.month ?? Number(dayOf(now()).slice(5, 7))
      const due = crops.filter(({ months }) => months.includes(month))
      cacheBriefly(res)
      return { month, crops: await countNamed(db, due, { realms, now: now() }) }
    },
  )
