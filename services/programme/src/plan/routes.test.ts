import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '@ocop/http/test-server'
import { testSession } from '@ocop/http/test-session'
import { pageOf } from '@ocop/kernel/page'
import { testDatabase } from '@ocop/postgres/test-database'
import { createLogger } from '@ocop/runtime/logger'
import { Plan, PlanSummary } from '../../contract/plan.ts'
import { PlanProgress } from '../../contract/progress.ts'
import { programmeApp } from '../app.ts'
import type { RecognitionQuestion } from '../progress/gateway.ts'
import type { ProgrammeTables } from '../tables.ts'

const folder = new URL('../../migrations', import.meta.url).pathname
let database: Awaited<ReturnType<typeof testDatabase<ProgrammeTables>>>
let server: TestServer
let token: string
const asked: RecognitionQuestion[] = []

beforeAll(async () => {
  const session = await testSession()
  token = await session.person('an')
  database = await testDatabase<ProgrammeTables>('programme', folder)
  const logger = createLogger('programme-test')
  logger.level = 'silent'
  server = await testServer(
    programmeApp({
      now: () => '2026-11-23T03:00:00.000Z',
      db: database.db,
      logger,
      tokens: session.tokens,
      origins: [],
      mode: 'demonstration',
      askNow: () => Promise.reject(new Error('Nothing is opened here')),
      askUnit: () => Promise.reject(new Error('Nothing is opened here')),
      askRecognitions: async (question) => {
        asked.push(question)
        return { clockId: 'live', asOf: '2025-12-31T10:00:00.000Z', items: [] }
      },
    }),
  )
})
afterAll(async () => {
  await server.close()
  await database.drop()
})

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/api/programme${path}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  })
const listed = async (query: string): Promise<string[]> => {
  const answer = await get(`/plans${query}`)
  return pageOf(PlanSummary)
    .parse(await answer.json())
    .items.map(({ id }) => id)
}

test('all six plans are there, the newest first, found by any unit above them as it then stood', async () => {
  const of2025 = ['ba-to-2025', 'chu-se-2025', 'dak-glei-2025', 'kim-thanh-2025', 'lam-vy-2025']
  expect(await listed('')).toEqual(['kim-thanh-2026', ...of2025])
  expect(await listed('?unit=31&year=2025')).toEqual(['kim-thanh-2025'])
  expect(await listed('?unit=cu-kon-tum')).toEqual(['dak-glei-2025'])
  expect(await listed('?unit=1080')).toEqual([])
  expect(await listed('?pageSize=1&page=2')).toEqual(['ba-to-2025'])
})

test.each([
  ['ba-to-2025', 'vn/51/cu-huyen-ba-to', '148-2023', null],
  ['chu-se-2025', 'vn/52/23941', '1489-2025', 200_000_000],
  ['dak-glei-2025', 'vn/cu-kon-tum/cu-huyen-dak-glei', '148-2023', null],
  ['lam-vy-2025', 'vn/19/cu-huyen-dinh-hoa/cu-xa-lam-vy', '148-2023', null],
] as const)('%s holds the facts of its text', async (id, path, regime, totalVnd) => {
  const plan = Plan.parse(await (await get(`/plans/${id}`)).json())
  expect([plan.unit.path, plan.regime, plan.budget.totalVnd]).toEqual([path, regime, totalVnd])
  expect(plan.source.basis.length).toBeGreaterThan(0)
  expect(plan.duties.length).toBeGreaterThan(5)
})

test('Đăk Glei plans two rounds, four quarterly inspections, ten products and a fourth star', async () => {
  const plan = Plan.parse(await (await get('/plans/dak-glei-2025')).json())
  expect(plan.rounds.map(({ from, to }) => [from, to])).toEqual([
    ['2025-05-01', '2025-05-31'],
    ['2025-11-01', '2025-11-30'],
  ])
  expect(plan.windows).toHaveLength(4)
  const products = plan.targets.filter(({ measure }) => measure === 'products-recognised')
  expect(products.map(({ value, minStars }) => [value, minStars])).toEqual([
    [10, 3],
    [1, 4],
  ])
})

test('progress puts the records of the plan’s unit and clock beside its targets', async () => {
  const progress = PlanProgress.parse(
    await (await get('/plans/lam-vy-2025/progress?clockId=rehearsal-lam-vy-2025-1')).json(),
  )
  expect(asked.at(-1)).toEqual({
    plan: 'lam-vy-2025',
    unitPath: 'vn/19/cu-huyen-dinh-hoa/cu-xa-lam-vy',
    clockId: 'rehearsal-lam-vy-2025-1',
  })
  expect(progress.targets).toMatchObject([
    { id: 'newly-recognised', value: 1, result: 0, met: false },
  ])
  expect((await get('/plans/nowhere-2025/progress')).status).toBe(404)
})

test('the plan of 2025 holds what was issued: its law, targets, norms and registration quarter', async () => {
  const plan = Plan.parse(await (await get('/plans/kim-thanh-2025')).json())
  expect(plan).toMatchObject({ year: 2025, regime: '1489-2025', source: { kind: 'issued' } })
  expect(plan.unit.path).toBe('vn/31/10804')
  expect(plan.targets.map(({ value, upTo }) => [value, upTo])).toEqual([
    [1, 2],
    [4, undefined],
    [70, undefined],
  ])
  const norms = plan.norms.map(({ code, maxVnd, sharePercent }) => [code, maxVnd, sharePercent])
  expect(norms).toEqual([
    ['survey-and-dossier', 15_000_000, undefined],
    ['quality-analysis', 2_000_000, undefined],
    ['brand-identity', 15_000_000, undefined],
    ['trade-fair', 10_000_000, 70],
    ['commune-evaluation', 5_000_000, undefined],
  ])
  expect(plan.windows).toMatchObject([{ from: '2025-10-01', to: '2025-12-31' }])
})

test('the plan of 2026 says that it is a demonstration and keeps the cut-offs of the second round', async () => {
  const plan = Plan.parse(await (await get('/plans/kim-thanh-2026')).json())
  expect(plan).toMatchObject({ regime: '26-2026', source: { kind: 'demonstration' } })
  // "Before 30/10" and "before 30/12" are met on the day before at the latest.
  expect(plan.windows.map(({ to }) => to)).toEqual(['2026-10-29', '2026-12-29'])
})

test('an unknown plan, an unknown filter and a stranger are refused', async () => {
  expect((await get('/plans/nowhere-2025')).status).toBe(404)
  expect((await get('/plans?commune=10804')).status).toBe(422)
  expect((await fetch(`${server.url}/api/programme/plans`)).status).toBe(401)
})

test('the service tells its state and its document', async () => {
  expect((await get('/readyz')).status).toBe(200)
  const document = await (await get('/openapi.json')).json()
  expect(document).toMatchObject({ paths: { '/plans': {}, '/plans/{id}': {} } })
})
