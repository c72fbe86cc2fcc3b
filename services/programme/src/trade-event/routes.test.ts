import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '@ocop/http/test-server'
import { testSession } from '@ocop/http/test-session'
import type { Post } from '@ocop/kernel/actor'
import { Changes } from '@ocop/kernel/changes'
import { CommandResult } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import { testDatabase } from '@ocop/postgres/test-database'
import { createLogger } from '@ocop/runtime/logger'
import { programmeTag } from '../../contract/changes.ts'
import { TradeEvent } from '../../contract/trade.ts'
import { programmeApp } from '../app.ts'
import type { ProgrammeTables } from '../tables.ts'

const folder = new URL('../../migrations', import.meta.url).pathname
let database: Awaited<ReturnType<typeof testDatabase<ProgrammeTables>>>
let server: TestServer
let token: (role: Post['role'], path: string) => Promise<string>

beforeAll(async () => {
  const session = await testSession()
  database = await testDatabase<ProgrammeTables>('programme', folder)
  const logger = createLogger('programme-test')
  logger.level = 'silent'
  token = (role, path) => {
    const code = path.split('/').at(-1) ?? ''
    const level = (['ministry', 'province', 'commune'] as const)[path.split('/').length - 1]
    const unit = { code, name: `đơn vị ${code}`, level: level ?? 'commune', path }
    return session.person(`${role}-${code}`, [{ id: `${role}@${code}`, role, unit }])
  }
  server = await testServer(
    programmeApp({
      ...{ db: database.db, logger, tokens: session.tokens, origins: ['http://pages.test'] },
      mode: 'production',
      askRecognitions: () => Promise.reject(new Error('Nothing here is measured')),
      askNow: () => Promise.reject(new Error('Nothing is opened here')),
      askUnit: () => Promise.reject(new Error('Nothing is opened here')),
      now: () => '2026-11-23T03:00:00.000Z',
    }),
  )
})
afterAll(async () => {
  await server.close()
  await database.drop()
})

const send = (method: string, path: string, body: unknown, as: string): Promise<Response> =>
  fetch(`${server.url}/api/programme${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      origin: 'http://pages.test',
      authorization: `Bearer ${as}`,
    },
    body: JSON.stringify(body),
  })
const listed = async (query = ''): Promise<TradeEvent[]> => {
  const answer = await fetch(`${server.url}/api/programme/trade-events${query}`)
  return pageOf(TradeEvent).parse(await answer.json()).items
}
const aFair = (over: object = {}) => ({
  ...{ commandId: randomUUID(), kind: 'fair', title: 'Hội chợ OCOP', place: 'Cung Việt Tiệp' },
  ...{ provinceCode: '31', from: '2026-12-01', to: '2026-12-05', note: null },
  ...over,
})

test('what an office announces everybody reads, the next first, until it has ended', async () => {
  const officer = await token('commune-officer', 'vn/31/10804')
  await send(
    'POST',
    '/trade-events',
    aFair({ title: 'Sau', from: '2026-12-20', to: '2026-12-21' }),
    officer,
  )
  await send(
    'POST',
    '/trade-events',
    aFair({ title: 'Hôm nay là ngày cuối', from: '2026-11-20', to: '2026-11-23' }),
    officer,
  )
  await send(
    'POST',
    '/trade-events',
    aFair({ title: 'Đã xong', from: '2026-11-01', to: '2026-11-22' }),
    officer,
  )
  expect((await listed()).map(({ title }) => title)).toEqual(['Hôm nay là ngày cuối', 'Sau'])
  expect((await listed('?when=any')).map(({ title }) => title)).toContain('Đã xong')
  expect(await listed('?province=01')).toEqual([])
  expect((await listed())[0]?.announcedBy).toEqual({ code: '10804', name: 'đơn vị 10804' })
})

test('an office announces in its own province, the ministry anywhere, and nobody else does', async () => {
  const status = async (as: string, over: object = {}): Promise<number> =>
    (await send('POST', '/trade-events', aFair(over), as)).status
  expect(await status(await token('provincial-officer', 'vn/31'))).toBe(200)
  expect(await status(await token('provincial-officer', 'vn/31'), { provinceCode: '01' })).toBe(403)
  expect(await status(await token('ministry-officer', 'vn'), { provinceCode: '01' })).toBe(200)
  expect(await status(await token('producer', 'vn/31/10804'))).toBe(403)
  expect(await status(await token('market-inspector', 'vn/31'))).toBe(403)
})

test('only the unit that announced it changes or cancels it, on what it saw, and once', async () => {
  const officer = await token('commune-officer', 'vn/31/10804')
  const told = aFair({ title: 'Sẽ hủy' })
  const { id } = CommandResult.parse(
    await (await send('POST', '/trade-events', told, officer)).json(),
  )
  expect(await (await send('POST', '/trade-events', told, officer)).json()).toMatchObject({ id })
  const cancel = { ...told, commandId: randomUUID(), seenVersion: 1, state: 'cancelled' }
  const path = `/trade-events/${id}`
  const other = await token('commune-officer', 'vn/31/10813')
  expect((await send('PATCH', path, cancel, other)).status).toBe(404)
  const first = await (await send('PATCH', path, cancel, officer)).json()
  expect(first).toMatchObject({ version: 2, state: 'cancelled' })
  expect(await (await send('PATCH', path, cancel, officer)).json()).toEqual(first)
  const stale = await send('PATCH', path, { ...cancel, commandId: randomUUID() }, officer)
  expect(await stale.json()).toMatchObject({ code: 'version-stale' })
  expect((await listed()).map(({ title }) => title)).not.toContain('Sẽ hủy')
})

test('a fair that ends before it begins is refused at its end', async () => {
  const officer = await token('commune-officer', 'vn/31/10804')
  const answer = await send('POST', '/trade-events', aFair({ to: '2026-11-30' }), officer)
  expect(await answer.json()).toMatchObject({ errors: [{ pointer: '/to' }] })
})

test('what is announced, and what changes of it, is noted for whoever keeps pages; what is refused is not', async () => {
  const officer = await token('provincial-officer', 'vn/31')
  const changes = async (after: string): Promise<Changes> =>
    Changes.parse(await (await fetch(`${server.url}/api/programme/changes${after}`)).json())
  const { next: before } = await changes('')
  const fair = aFair()
  await send('POST', '/trade-events', fair, officer)
  const announced = await changes(`?after=${before}`)
  expect(announced).toMatchObject({ tags: [programmeTag.tradeEvents], missed: false })

  const { commandId: id, ...told } = fair
  const change = (seenVersion: number) => ({
    ...told,
    ...{ commandId: randomUUID(), seenVersion, state: 'cancelled' },
  })
  expect((await send('PATCH', `/trade-events/${id}`, change(7), officer)).status).toBe(409)
  expect(await changes(`?after=${announced.next}`)).toMatchObject({ tags: [] })
  await send('PATCH', `/trade-events/${id}`, change(1), officer)
  const cancelled = await changes(`?after=${announced.next}`)
  expect(cancelled.tags).toEqual([programmeTag.tradeEvents])
})
