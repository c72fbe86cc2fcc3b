import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '@ocop/http/test-server'
import { testSession } from '@ocop/http/test-session'
import { testDatabase } from '@ocop/postgres/test-database'
import { createLogger } from '@ocop/runtime/logger'
import { NormList } from '../../contract/norm.ts'
import { supportPaymentsApp } from '../app.ts'
import type { SupportPaymentsTables } from '../tables.ts'

const folder = new URL('../../migrations', import.meta.url).pathname
let database: Awaited<ReturnType<typeof testDatabase<SupportPaymentsTables>>>
let server: TestServer
let token: string

beforeAll(async () => {
  const session = await testSession()
  token = await session.person('an')
  database = await testDatabase<SupportPaymentsTables>('support_payments', folder)
  const logger = createLogger('support-payments-test')
  logger.level = 'silent'
  server = await testServer(
    supportPaymentsApp({ db: database.db, logger, tokens: session.tokens, origins: [] }),
  )
})
afterAll(async () => {
  await server.close()
  await database.drop()
})

const get = (path: string): Promise<Response> =>
  fetch(`${server.url}/api/support-payments${path}`, {
    headers: { authorization: `Bearer ${token}` },
  })

test('Kim Thành’s five norms are listed in whole đồng, each with its plan and article', async () => {
  const { items, total } = NormList.parse(await (await get('/norms?plan=kim-thanh-2025')).json())
  expect(total).toBe(5)
  expect(
    items.map(({ id, maxVnd, sharePercent, per, minStars, article }) => [
      id,
      maxVnd,
      sharePercent,
      per,
      minStars,
      article,
    ]),
  ).toEqual([
    ['kim-thanh-2025/survey-and-dossier', 15_000_000, undefined, 'product', 3, 'Mục II.4'],
    ['kim-thanh-2025/quality-analysis', 2_000_000, undefined, 'product', undefined, 'Mục II.4'],
    ['kim-thanh-2025/brand-identity', 15_000_000, undefined, 'product', 3, 'Mục II.4'],
    ['kim-thanh-2025/trade-fair', 10_000_000, 70, 'product', 3, 'Mục II.4'],
    [
      'kim-thanh-2025/commune-evaluation',
      5_000_000,
      undefined,
      'evaluation',
      undefined,
      'Mục II.4',
    ],
  ])
})

test('norms are paged and belong to their plan', async () => {
  const second = NormList.parse(await (await get('/norms?page=2&pageSize=2')).json())
  expect(second.items.map(({ code }) => code)).toEqual(['brand-identity', 'trade-fair'])
  expect(NormList.parse(await (await get('/norms?plan=ba-to-2025')).json()).items).toEqual([])
})

test('an amount of nothing cannot be kept', async () => {
  const row = await database.db.selectFrom('norm').selectAll().executeTakeFirstOrThrow()
  const free = { ...row, code: 'free', maxVnd: 0, unit: JSON.stringify(row.unit) }
  const insertion = database.db.insertInto('norm').values(free)
  await expect(insertion.execute()).rejects.toThrow('norm_max_vnd_check')
})

test('an unknown filter and a stranger are refused', async () => {
  expect((await get('/norms?unit=10804')).status).toBe(422)
  expect((await fetch(`${server.url}/api/support-payments/norms`)).status).toBe(401)
})

test('the service tells its state and its document', async () => {
  expect((await get('/readyz')).status).toBe(200)
  expect(await (await get('/openapi.json')).json()).toMatchObject({ paths: { '/norms': {} } })
})
