import { expect, test } from 'vitest'
import { z } from 'zod'
import { Grade } from '@ocop/dossiers/contract/grading'
import { ScoreSheet } from '@ocop/dossiers/contract/score-sheet'
import { RegimeSummary, RegimeView } from '@ocop/dossiers/contract/regime-view'
import { ProductList } from '@ocop/catalogue/contract/product-list'
import { pageOf } from '@ocop/kernel/page'
import { serviceNames } from '../../infra/dev/services.ts'
import { testStack } from '../../infra/dev/test-stack.ts'
import { cardOf } from '../../infra/rehearsals/cards.ts'
import { told } from '../support/refusal.ts'

const { webUrl } = testStack()

/** As anybody asks: no cookie, no origin. */
const get = (path: string): Promise<Response> => fetch(`${webUrl}${path}`, { redirect: 'manual' })
const read = async <S extends z.ZodType>(schema: S, path: string): Promise<z.infer<S>> =>
  schema.parse(await (await get(path)).json())

const Document = z.object({
  openapi: z.string().startsWith('3.1'),
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(z.string(), z.unknown()),
})

test.each(serviceNames)('%s tells its health and its surface through the gateway', async (name) => {
  expect(await read(z.unknown(), `/api/${name}/livez`)).toEqual({ state: 'live' })
  expect(await read(z.unknown(), `/api/${name}/readyz`)).toEqual({ state: 'ready' })
  const { servers, paths } = await read(Document, `/api/${name}/openapi.json`)
  expect(servers).toEqual([{ url: `/api/${name}` }])
  expect(Object.keys(paths).length).toBeGreaterThan(0)
  expect(Object.keys(paths).filter((path) => path.includes('internal'))).toEqual([])
})

test.each(['148-2023', '1489-2025', '26-2026'])(
  'regime %s, its sheets and a card’s grade are there for anybody',
  async (id) => {
    const { items } = await read(pageOf(RegimeSummary), '/api/dossiers/regimes')
    const regime = items.find((each) => each.id === id)
    expect(regime).toBeDefined()
    const list = await read(z.object({ total: z.number() }), `/api/dossiers/regimes/${id}/sheets`)
    expect(list.total).toBe(26)
    const sheet = await read(ScoreSheet, `/api/dossiers/regimes/${id}/sheets/8`)
    const { sheetSet } = await read(RegimeView, `/api/dossiers/regimes/${id}`)
    const choices = cardOf({ ...sheet, bands: sheetSet.bands }, { stars: 4, total: 80, seed: 0 })
    expect(await grade(id, choices)).toMatchObject({ stars: 4, complete: true, rejectedBy: [] })
    expect(await grade(id, {})).toMatchObject({ total: 0, complete: false })
  },
)

const postGrade = (regime: string, body: unknown): Promise<Response> =>
  fetch(`${webUrl}/api/dossiers/regimes/${regime}/sheets/8/grade`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const grade = async (regime: string, choices: Record<string, number>): Promise<Grade> =>
  Grade.parse(await (await postGrade(regime, { choices, knockouts: [] })).json())

test('a card that cannot be is refused as a problem, not graded', async () => {
  const refused = await postGrade('26-2026', { choices: { x: 1 }, knockouts: ['y'] })
  expect(await told(refused)).toBe('422 card-invalid')
})

test('the storefront lists what is certified, with counts for every filter', async () => {
  const list = await read(ProductList, '/api/catalogue/products?pageSize=100')
  expect(list.total).toBeGreaterThan(300)
  expect(list.items.every(({ realm }) => realm === 'rehearsal')).toBe(true)
  expect(list.facets.stars?.map(({ value }) => value).toSorted()).toEqual(['3', '4', '5'])
})

test.each([
  '/',
  '/san-pham',
  '/xac-minh',
  '/tu-cham-diem',
  '/y-nghia-sao',
  '/en',
  '/livez',
  '/readyz',
])('%s answers anybody', async (path) => {
  const response = await get(path)
  expect([path, response.status]).toEqual([path, 200])
})

test('what is not there is a problem under /api and a page elsewhere', async () => {
  expect(await told(await get('/api/dossiers/nothing-here'))).toBe('404 route-unknown')
  expect(await told(await get('/api/nothing/here'))).toBe('404 route-unknown')
  expect(await told(await get('/api/catalogue/certificates/31-10804-999-2026-3-1'))).toBe(
    '404 never-issued',
  )
  const page = await get('/khong-co-trang-nay')
  expect(page.status).toBe(404)
  expect(page.headers.get('content-type')).toContain('text/html')
})
