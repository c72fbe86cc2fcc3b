import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { serviceApp } from '@ocop/http/service-app'
import { testServer, type TestServer } from '@ocop/http/test-server'
import { testSession } from '@ocop/http/test-session'
import { createLogger } from '@ocop/runtime/logger'
import { Grade } from '../../contract/grading.ts'
import { RegimeView, SheetPage } from '../../contract/regime-view.ts'
import { regimeRoutes } from './routes.ts'

let server: TestServer
let base: string

beforeAll(async () => {
  const { tokens } = await testSession()
  const app = serviceApp({
    name: 'dossiers',
    description: 'The law alone',
    logger: createLogger('test'),
    tokens,
    origins: [],
    ready: {},
    routes: regimeRoutes,
  })
  server = await testServer(app)
  base = `${server.url}/api/dossiers`
})
afterAll(() => server.close())

const get = async <S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S>> =>
  schema.parse(await (await fetch(`${base}${path}`)).json())
/** As curl posts: no session, no Origin. */
const post = (path: string, body: unknown): Promise<Response> =>
  fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const Sheets = z.object({ sheets: z.array(z.unknown()) })
const dataOf = (set: string) =>
  Sheets.parse(
    JSON.parse(
      readFileSync(new URL(`../../data/score-sheets/${set}.json`, import.meta.url), 'utf8'),
    ),
  )
const Ids = z.object({ items: z.array(z.object({ id: z.string() })), total: z.number() })
const Refusal = z.object({
  code: z.string(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string() })).optional(),
})

test('the three regimes are listed, oldest first', async () => {
  const { items, total } = await get('/regimes', Ids)
  expect([items.map(({ id }) => id), total]).toEqual([['148-2023', '1489-2025', '26-2026'], 3])
})

test('a regime shows its levels, its deadlines with their articles, and the bands it grades by', async () => {
  const shown = await get('/regimes/26-2026', RegimeView)
  expect(shown.levels[0]?.steps[0]?.allowance).toMatchObject({
    days: 15,
    article: 'QĐ 26/2026/QĐ-TTg, Điều 7 khoản 2',
  })
  expect(shown.sheetSet.bands.map(({ min }) => min)).toEqual([90, 70, 50, 30, 0])
})

test.each([
  ['148-2023', '148-2023'],
  ['1489-2025', '148-2023'],
  ['26-2026', '26-2026'],
])('the sheets of %s are those of %s, each exactly as in the data', async (id, set) => {
  const { sheets } = dataOf(set)
  for (const no of [1, 7, 16, 26])
    expect(await get(`/regimes/${id}/sheets/${no}`, z.unknown())).toEqual(sheets[no - 1])
  const page = await get(`/regimes/${id}/sheets?pageSize=100`, SheetPage)
  expect([page.items, page.total, page.regime]).toEqual([sheets, 26, set])
})

test('a sheet that has not changed is not sent again', async () => {
  const first = await fetch(`${base}/regimes/26-2026/sheets/1`)
  const etag = first.headers.get('etag') ?? ''
  expect(first.headers.get('cache-control')).toBe('public, max-age=3600')
  const again = await fetch(`${base}/regimes/26-2026/sheets/1`, {
    // fetch would add no-cache by itself, which asks for a fresh copy whatever the ETag.
    headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
  })
  expect([etag === '', again.status]).toEqual([false, 304])
})

test.each(['148-2023', '1489-2025', '26-2026'])(
  'anyone may have a card graded under %s',
  async (id) => {
    const answer = await post(`/regimes/${id}/sheets/1/grade`, { choices: {} })
    expect(answer.status).toBe(200)
    expect(Grade.parse(await answer.json())).toEqual({
      total: 0,
      starsByPoints: 1,
      stars: 1,
      complete: false,
      rejectedBy: [],
      missing: [{ stars: 2, criterion: 'total', needs: 30, has: 0 }],
    })
  },
)

test('1489 grades by the sheets of 148: the same card, other codes than 26/2026', async () => {
  const card = { choices: { '9.a': 2 }, knockouts: [] }
  expect((await post('/regimes/1489-2025/sheets/1/grade', card)).status).toBe(200)
  expect((await post('/regimes/26-2026/sheets/1/grade', card)).status).toBe(422)
})

test('wrong points, an unknown criterion and an unknown knock-out are all named in one refusal', async () => {
  const answer = await post('/regimes/26-2026/sheets/1/grade', {
    choices: { '1.1': 9, '42': 1, '2.2': 3 },
    knockouts: ['forged-dossier', 'rude'],
  })
  const { code, errors = [] } = Refusal.parse(await answer.json())
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    422,
    'application/problem+json; charset=utf-8',
  ])
  expect(code).toBe('card-invalid')
  expect(errors.map(({ pointer, code: fault }) => [pointer, fault]).toSorted()).toEqual([
    ['/choices/1.1', 'points-not-offered'],
    ['/choices/42', 'criterion-unknown'],
    ['/knockouts/1', 'knockout-unknown'],
  ])
})

test('an unknown member of the body is refused', async () => {
  const answer = await post('/regimes/26-2026/sheets/1/grade', { choices: {}, stars: 5 })
  expect([answer.status, Refusal.parse(await answer.json()).errors?.[0]?.pointer]).toEqual([
    422,
    '/stars',
  ])
})

test.each([
  '/regimes/9-1999',
  '/regimes/9-1999/sheets',
  '/regimes/9-1999/sheets/1',
  '/regimes/26-2026/sheets/27',
  '/regimes/26-2026/sheets/first',
])('%s does not exist', async (path) => {
  expect((await fetch(`${base}${path}`)).status).toBe(404)
})

test('a card cannot be graded on a sheet that does not exist', async () => {
  for (const sheet of ['9-1999/sheets/1', '26-2026/sheets/27'])
    expect((await post(`/regimes/${sheet}/grade`, { choices: {} })).status).toBe(404)
})
