import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@ocop/postgres/test-database'
import { clocksAt } from '../clock/store.ts'
import { productsByIds } from '../product/store.ts'
import { filtersOf, ProductQuery } from '../product/product-query.ts'
import type { CatalogueTables } from '../tables.ts'
import { meilisearchEngine } from './meilisearch/gateway.ts'
import { meilisearchKeeper } from './meilisearch/index-gateway.ts'
import { postgresEngine } from './postgresql/store.ts'
import { findGuided, suggestGuided } from './guided-search.ts'
import { lexiconKeeper } from './lexicon-store.ts'
import { fillShelf, shelf } from './sample-shelf.ts'
import type { SearchEngine } from './search.ts'
import { indexSync } from './sync.ts'

const now = '2026-11-23T03:00:00.000Z'
const meiliUrl = process.env['MEILI_URL']
const access = {
  host: meiliUrl ?? '',
  apiKey: process.env['MEILI_KEY'],
  index: `test-${randomUUID()}`,
}

let { db, drop }: Partial<Awaited<ReturnType<typeof testDatabase<CatalogueTables>>>> = {}
const database = () => {
  if (!db) throw new Error('The test database is not open')
  return db
}

beforeAll(async () => {
  ;({ db, drop } = await testDatabase<CatalogueTables>(
    'catalogue',
    new URL('../../migrations', import.meta.url).pathname,
  ))
  await fillShelf(database())
  if (meiliUrl)
    await indexSync({
      db: database(),
      keeper: meilisearchKeeper(access),
      report: () => undefined,
    }).push()
})
afterAll(async () => {
  if (meiliUrl) await meilisearchKeeper(access).drop()
  await drop?.()
})

const words = (realms: ('live' | 'rehearsal')[]) =>
  lexiconKeeper({ db: database(), realms, report: () => undefined }).current()

const engines = [
  { engine: 'postgresql', skipped: false, open: (): SearchEngine => postgresEngine(database()) },
  {
    engine: meiliUrl ? 'meilisearch' : 'meilisearch (skipped: MEILI_URL is not set)',
    skipped: !meiliUrl,
    open: (): SearchEngine => meilisearchEngine(access),
  },
]

describe.each(engines)('$engine', ({ skipped, open }) => {
  const it = test.skipIf(skipped)
  const find = async (
    typed: Record<string, string>,
    realms: ('live' | 'rehearsal')[] = ['live'],
  ) => {
    const query = ProductQuery.parse(typed)
    const { sort, page, pageSize } = query
    const clocks = await clocksAt(database(), now)
    const found = await findGuided(open(), await words(realms), {
      typed: query.q,
      filters: filtersOf(query),
      ...{ sort, page, pageSize, realms, clocks },
    })
    const names = (await productsByIds(database(), found.ids, ['live', 'rehearsal'])).map(
      ({ name }) => name,
    )
    return { names, total: found.total, facets: found.facets, guidance: found.guidance }
  }
  const namesFor = async (typed: Record<string, string>) => (await find(typed)).names

  it('a query without marks finds names with them', async () => {
    expect((await namesFor({ q: 'ca phe' })).toSorted()).toEqual(
      ['Ca cao cà phê', 'Cà phê Khe Sanh', 'Cà phê bột Bích Thao'].toSorted(),
    )
    expect((await namesFor({ q: 'mat ong' })).toSorted()).toEqual([
      'Mật ong bạc hà',
      'Mật ong hoa nhãn',
    ])
  })

  it('with marks typed, names that bear the same marks come first', async () => {
    const names = await namesFor({ q: 'cà phê' })
    expect(names.slice(0, 3).toSorted()).toEqual(
      ['Ca cao cà phê', 'Cà phê Khe Sanh', 'Cà phê bột Bích Thao'].toSorted(),
    )
    expect((await namesFor({ q: 'cá' }))[0]).toBe('Cá phèn kho')
  })

  it('decomposed letters find what composed ones do', async () => {
    expect(await namesFor({ q: 'mật ong'.normalize('NFD') })).toEqual(
      await namesFor({ q: 'mật ong' }),
    )
  })

  it('syllables written together find their product', async () => {
    expect(await namesFor({ q: 'matong' })).toHaveLength(2)
    expect((await namesFor({ q: 'caphe' })).length).toBeGreaterThanOrEqual(3)
    expect((await namesFor({ q: 'nuocmam phuquoc' }))[0]).toBe(
      'Nước mắm Phú Quốc Khải Hoàn 40 độ đạm',
    )
  })

  it('a mistyped name is still found', async () => {
    expect(await namesFor({ q: 'nuoc mamm khai hoan' })).toContain(
      'Nước mắm Phú Quốc Khải Hoàn 40 độ đạm',
    )
  })

  it('an old place, a producer and a certificate number find the product', async () => {
    expect(await namesFor({ q: 'mat ong ha giang' })).toEqual(['Mật ong bạc hà'])
    expect(await namesFor({ q: 'NR-8-2026-4-1008' })).toEqual(['Rượu mơ'])
    expect(await namesFor({ q: 'htx kim thanh', stars: '5', sector: 'food' })).toHaveLength(4)
  })

  it('the province filter keeps only that province, together with text and stars', async () => {
    expect((await namesFor({ province: '86' })).toSorted()).toEqual([
      'Ca cao cà phê',
      'Cá phèn kho',
    ])
    expect(await namesFor({ province: '86', stars: '4,5' })).toEqual(['Cá phèn kho'])
    expect(await namesFor({ province: '86', q: 'ca cao' })).toEqual(['Ca cao cà phê'])
  })

  it('the last valid day counts, the day after does not, and states are never mixed up', async () => {
    expect((await namesFor({ q: 'che' })).toSorted()).toEqual([
      'Chè gia hạn',
      'Chè xanh hết hôm nay',
    ])
    expect(await namesFor({ q: 'che', state: 'expired' })).toEqual(['Chè đen cũ'])
    expect(await namesFor({ q: 'che', state: 'revoked' })).toEqual(['Chè thu hồi'])
    expect(await namesFor({ q: 'che', state: 'suspended' })).toEqual(['Chè đình chỉ'])
    expect(await namesFor({ q: 'che', state: 'expiring' })).toEqual(['Chè xanh hết hôm nay'])
    expect(await namesFor({ q: 'che', state: 'any' })).toHaveLength(5)
  })

  it('a rehearsal product follows its own clock and is hidden from who may not see it', async () => {
    expect((await find({ q: 'che dien tap', state: 'any' }, ['live'])).names).not.toContain(
      'Chè diễn tập',
    )
    expect((await find({ q: 'che dien tap' }, ['live', 'rehearsal'])).names).toEqual([
      'Chè diễn tập',
    ])
  })

  it('each facet is counted without its own filter and with all the others', async () => {
    const { total, facets } = await find({ stars: '5', sector: 'food' })
    const count = (field: 'stars' | 'sector' | 'province' | 'state', value: string) =>
      facets[field].find((each) => each.value === value)?.count ?? 0
    expect(total).toBe(4)
    expect(count('stars', '5')).toBe(4)
    expect(facets.stars.reduce((sum, each) => sum + each.count, 0)).toBe(
      (await find({ sector: 'food' })).total,
    )
    expect(facets.province.reduce((sum, each) => sum + each.count, 0)).toBe(total)
    expect(count('sector', 'drinks')).toBe(0)
    expect(facets.state.reduce((sum, each) => sum + each.count, 0)).toBe(
      (await find({ stars: '5', sector: 'food', state: 'any' })).total,
    )
  })

  it('communes are counted only within a chosen province', async () => {
    expect((await find({})).facets.commune).toEqual([])
    expect((await find({ province: '31' })).facets.commune).toEqual([{ value: '10804', count: 3 }])
  })

  it('orders by name, stars and newest are kept', async () => {
    const all = await find({ pageSize: '100', sort: 'stars' })
    const stars = all.names.map((name) => shelf.find((each) => each.name === name)?.stars ?? 0)
    expect(stars).toEqual(stars.toSorted((a, b) => b - a))
    expect((await namesFor({ sort: 'name' })).slice(0, 4)).toEqual([
      'Ca cao cà phê',
      'Cá phèn kho',
      'Cà phê bột Bích Thao',
      'Cà phê Khe Sanh',
    ])
  })

  it('pages follow each other without a gap or a repeat, and end in an empty one', async () => {
    const pages = await Promise.all(
      ['1', '2', '3', '4'].map((page) => find({ q: 'nước', page, pageSize: '1' })),
    )
    expect(pages.map(({ total }) => total)).toEqual([2, 2, 2, 2])
    expect(new Set(pages.flatMap(({ names }) => names)).size).toBe(2)
    expect(pages[2]?.names).toEqual([])
  })

  it('text that looks like SQL, patterns or filters is only text', async () => {
    for (const q of [
      "'; drop table product; --",
      '%',
      '_',
      '\\',
      '" OR realm = "rehearsal',
      '\0',
      '()',
      '*:*',
      '☆',
    ]) {
      await expect(find({ q })).resolves.toBeDefined()
    }
    expect((await find({ q: "' or 1=1" })).names).not.toContain('Chè diễn tập')
    expect((await find({})).total).toBe(11)
  })

  it('suggestions come from names and only from certificates that are good today', async () => {
    const suggest = async (typed: string) => {
      const clocks = await clocksAt(database(), now)
      const ids = await suggestGuided(open(), await words(['live']), {
        ...{ typed, realms: ['live'], clocks, limit: 8 },
      })
      return (await productsByIds(database(), ids, ['live'])).map(({ name }) => name)
    }
    expect(await suggest('cà ph')).toEqual(expect.arrayContaining(['Cà phê Khe Sanh']))
    expect((await suggest('cà phê k'))[0]).toBe('Cà phê Khe Sanh')
    expect(await suggest('che')).not.toContain('Chè đen cũ')
    expect(await suggest('')).toEqual([])
  })
})
