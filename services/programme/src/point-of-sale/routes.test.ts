import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '@ocop/http/test-server'
import { testSession, type TestSession } from '@ocop/http/test-session'
import type { Post } from '@ocop/kernel/actor'
import { Changes } from '@ocop/kernel/changes'
import { pageOf } from '@ocop/kernel/page'
import { missing } from '@ocop/kernel/problem'
import type { Mode } from '@ocop/kernel/realm'
import { testDatabase } from '@ocop/postgres/test-database'
import { createLogger } from '@ocop/runtime/logger'
import { refOf } from '@ocop/identity/contract/units'
import { programmeTag } from '../../contract/changes.ts'
import { PlanProgress } from '../../contract/progress.ts'
import { PointOfSale } from '../../contract/trade.ts'
import { programmeApp } from '../app.ts'
import type { ProgrammeTables } from '../tables.ts'
import { pointsOn } from './store.ts'
import { askTestUnit, unitIn } from './test-places.ts'

const folder = new URL('../../migrations', import.meta.url).pathname
const rehearsal = 'rehearsal-dak-glei-2025-1'
let session: TestSession
let database: Awaited<ReturnType<typeof testDatabase<ProgrammeTables>>>
/** One register, as each kind of installation shows it. */
let servers: Readonly<Record<Mode, TestServer>>
let now: Record<string, string>

const askNow = async (clockId: string): Promise<string> => {
  const shown = now[clockId]
  if (shown === undefined) throw missing('clock')
  return shown
}

beforeAll(async () => {
  session = await testSession()
  database = await testDatabase<ProgrammeTables>('programme', folder)
  const logger = createLogger('programme-test')
  logger.level = 'silent'
  const serverOf = (mode: Mode): Promise<TestServer> =>
    testServer(
      programmeApp({
        ...{ db: database.db, logger, tokens: session.tokens, origins: ['http://pages.test'] },
        ...{ mode, askNow, askUnit: askTestUnit },
        askRecognitions: async ({ clockId = 'live' }) => ({
          ...{ clockId, asOf: await askNow(clockId), items: [] },
        }),
        now: () => '2026-11-23T03:00:00.000Z',
      }),
    )
  servers = {
    production: await serverOf('production'),
    demonstration: await serverOf('demonstration'),
  }
  now = { live: '2026-11-23T03:00:00.000Z', [rehearsal]: '2025-06-12T02:00:00.000Z' }
})
afterAll(async () => {
  await servers.production.close()
  await servers.demonstration.close()
  await database.drop()
})

type Who = readonly [role: Post['role'], unit: string]
const city: Who = ['provincial-officer', '31']
const commune: Who = ['commune-officer', '10804']
const district: Who = ['district-officer', 'cu-huyen-dak-glei']
const successor: Who = ['provincial-officer', '51']
const ministry: Who = ['ministry-officer', 'vn']

type Answer = { readonly status: number; readonly body: unknown }
const call = async (
  path: string,
  as?: Who,
  sent?: { method: string; body: unknown },
): Promise<Answer> => {
  const [role, code] = as ?? ['producer', '31']
  const post = { id: `${role}@${code}`, role, unit: refOf(unitIn(code)) }
  const answer = await fetch(`${servers.production.url}/api/programme${path}`, {
    method: sent?.method ?? 'GET',
    headers: {
      'content-type': 'application/json',
      origin: 'http://pages.test',
      authorization: `Bearer ${await session.person(`${role}-${code}`, [post])}`,
    },
    ...(sent ? { body: JSON.stringify(sent.body) } : {}),
  })
  return { status: answer.status, body: await answer.json() }
}
const open = (as: Who, body: object) => call('/points-of-sale', as, { method: 'POST', body })
const change = (as: Who, id: string, body: object) =>
  call(`/points-of-sale/${id}`, as, { method: 'PATCH', body })

const told = { name: 'Cửa hàng OCOP', address: '1 Lạch Tray', unit: '10804', hours: null }
const aPoint = (over: object = {}) => ({ ...told, commandId: randomUUID(), ...over })
const aChange = (over: object = {}) => ({ ...aPoint(), seenVersion: 1, state: 'open', ...over })
const inThen = { unit: 'cu-xa-dak-pek', clockId: rehearsal }

const listed = async (query = '', mode: Mode = 'production'): Promise<PointOfSale[]> => {
  const answer = await fetch(`${servers[mode].url}/api/programme/points-of-sale${query}`)
  return pageOf(PointOfSale).parse(await answer.json()).items
}
const inList = async (id: string, query = '?state=any', mode: Mode = 'production') =>
  (await listed(query, mode)).find((each) => each.id === id)
const changes = async (after = ''): Promise<Changes> => {
  const answer = await fetch(`${servers.production.url}/api/programme/changes${after}`)
  return Changes.parse(await answer.json())
}
const refused = ({ status, body }: Answer): unknown => [
  status,
  body !== null && typeof body === 'object' && 'code' in body ? body.code : body,
]

test('a point of sale is read while it is open, with its place and the days it opened and closed', async () => {
  const body = aPoint({ openedOn: '2026-03-02' })
  expect((await open(city, body)).body).toMatchObject({ version: 1, state: 'open' })
  const { commandId: id } = body
  expect(await inList(id, '?province=31')).toMatchObject({
    ...{ name: told.name, state: 'open', provinceCode: '31', unit: refOf(unitIn('10804')) },
    ...{ openedOn: '2026-03-02', closedOn: null, clockId: 'live', realm: 'live' },
    announcedBy: { code: '31', name: 'đơn vị 31' },
  })
  const close = aChange({ state: 'closed' })
  const closed = await change(city, id, close)
  expect(closed.body).toMatchObject({ version: 2, state: 'closed' })
  expect((await change(city, id, close)).body).toEqual(closed.body)
  expect(await inList(id, '')).toBeUndefined()
  const period = { openedOn: '2026-03-02', closedOn: '2026-11-23' }
  expect(await inList(id)).toMatchObject({ version: 2, state: 'closed', ...period })
  await change(city, id, aChange({ seenVersion: 2 }))
  expect(await inList(id)).toMatchObject({ state: 'open', closedOn: null })
})

test('where no day is told it opened today, on its clock', async () => {
  const here = aPoint()
  const then = aPoint(inThen)
  await open(commune, here)
  await open(district, then)
  expect((await inList(here.commandId))?.openedOn).toBe('2026-11-23')
  const shown = await inList(then.commandId, '?state=any', 'demonstration')
  expect(shown?.openedOn).toBe('2025-06-12')
})

test('every fault of what is told is listed', async () => {
  const faultsOf = async (body: object, as: Who = ministry): Promise<unknown> => {
    const answer = await open(as, aPoint(body))
    expect(answer).toMatchObject({ status: 422, body: { code: 'body-invalid' } })
    return answer.body
  }
  const tomorrow = { openedOn: '2026-11-24' }
  const late = { pointer: '/openedOn', code: 'opening-day-late' }
  const unitIs = (code: string) => ({ errors: [{ pointer: '/unit', code }, late] })
  expect(await faultsOf({ unit: '99999', ...tomorrow })).toMatchObject(unitIs('unit-unknown'))
  expect(await faultsOf({ unit: 'vn', ...tomorrow })).toMatchObject(unitIs('unit-too-wide'))
  const gone = { unit: 'cu-xa-dak-pek', ...tomorrow }
  expect(await faultsOf(gone)).toMatchObject(unitIs('unit-dissolved'))
  expect(await faultsOf({ unit: '', name: '', openedOn: 'hôm nay' })).toMatchObject({
    errors: [{ pointer: '/name' }, { pointer: '/unit' }, { pointer: '/openedOn' }],
  })
  const unknown = await open(ministry, aPoint({ clockId: 'rehearsal-of-nothing-1' }))
  expect(refused(unknown)).toEqual([404, 'clock-unknown'])
})

test('a change keeps within the period, and says nothing of the day where it stays', async () => {
  const body = aPoint({ openedOn: '2026-05-05' })
  const { commandId: id } = body
  await open(city, body)
  const late = await change(city, id, aChange({ openedOn: '2026-11-24', unit: '99999' }))
  expect(late).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'unit-unknown' }, { code: 'opening-day-late' }] },
  })
  const moved = await change(city, id, aChange({ unit: '10813' }))
  expect(moved.body).toMatchObject({ version: 2 })
  expect(await inList(id)).toMatchObject({ unit: { code: '10813' }, openedOn: '2026-05-05' })
  const abroad = await change(city, id, aChange({ seenVersion: 2, unit: '01' }))
  expect(refused(abroad)).toEqual([403, 'unit-foreign'])
  const stale = await change(city, id, aChange({ openedOn: '2026-11-24' }))
  expect(refused(stale)).toEqual([409, 'version-stale'])
})

test('an office opens in its own province while it lasts, the ministry anywhere, and nobody else does', async () => {
  const ask = async (as: Who, over: object = {}) => refused(await open(as, aPoint(over)))
  expect(await ask(ministry, { unit: '01' })).toEqual([200, expect.anything()])
  expect(await ask(commune, { unit: '10813' })).toEqual([200, expect.anything()])
  expect(await ask(city, { unit: '01' })).toEqual([403, 'unit-foreign'])
  for (const role of ['producer', 'market-inspector', 'decision-maker'] as const)
    expect(await ask([role, '31'])).toEqual([403, 'unit-foreign'])
  const gone = await ask(['commune-officer', 'cu-xa-dak-pek'], { unit: 'cu-xa-dak-pek' })
  expect(gone).toEqual([403, 'unit-gone'])
})

test('what a rehearsal opens no list of the live realm tells, and no page is made anew for it', async () => {
  const { next } = await changes()
  const body = aPoint(inThen)
  const { commandId: id } = body
  expect((await open(district, body)).status).toBe(200)
  await change(district, id, aChange({ unit: 'cu-xa-dak-pek', name: 'Tên mới' }))
  for (const query of ['', '?state=any']) expect(await inList(id, query)).toBeUndefined()
  expect(await changes(`?after=${next}`)).toMatchObject({ tags: [], next })
  expect(await inList(id, '', 'demonstration')).toMatchObject({ realm: 'rehearsal', version: 2 })
  await open(city, aPoint())
  expect((await changes(`?after=${next}`)).tags).toEqual([programmeTag.pointsOfSale])
})

test('a district’s command counts once, also after its end; then its successor keeps what it opened', async () => {
  const body = aPoint(inThen)
  const { commandId: id } = body
  const first = await open(district, body)
  const rename = aChange({ unit: 'cu-xa-dak-pek', name: 'Điểm bán cũ' })
  expect(refused(await change(successor, id, rename))).toEqual([404, 'point-of-sale-unknown'])
  const renamed = await change(district, id, rename)
  now = { ...now, [rehearsal]: '2025-07-02T02:00:00.000Z' }
  expect((await open(district, body)).body).toEqual(first.body)
  expect((await change(district, id, rename)).body).toEqual(renamed.body)
  const close = aChange({ unit: 'cu-xa-dak-pek', state: 'closed', seenVersion: 2 })
  expect(refused(await change(district, id, close))).toEqual([403, 'unit-gone'])
  expect(refused(await change(city, id, close))).toEqual([404, 'point-of-sale-unknown'])
  expect((await change(successor, id, close)).body).toMatchObject({ state: 'closed' })
  expect(refused(await open(district, aPoint(inThen)))).toEqual([403, 'unit-gone'])
})

const progressOf = async (plan: string, clockId: string) => {
  const { body } = await call(`/plans/${plan}/progress?clockId=${clockId}`)
  return PlanProgress.parse(body).targets.find(({ measure }) => measure === 'points-of-sale')
}

test('a plan counts what is open on its clock: of a rehearsal all of it, on the live one what is in its unit', async () => {
  const clockId = 'rehearsal-dak-glei-2025-7'
  now = { ...now, [clockId]: '2025-06-12T02:00:00.000Z' }
  const then = aPoint({ ...inThen, clockId, name: 'Điểm bán của huyện', openedOn: '2025-06-10' })
  await open(district, then)
  const counted = { name: 'Điểm bán của huyện', address: told.address, openedOn: '2025-06-10' }
  const first = await progressOf('dak-glei-2025', clockId)
  expect(first).toMatchObject({ result: 1, met: true, points: [counted], rows: [] })
  // The rehearsal's year goes on at the successor.
  now = { ...now, [clockId]: '2025-08-01T02:00:00.000Z' }
  await open(successor, aPoint({ unit: '23341', clockId }))
  expect((await progressOf('dak-glei-2025', clockId))?.result).toBe(2)
  await open(successor, aPoint({ unit: '23341' }))
  expect(await progressOf('dak-glei-2025', 'live')).toMatchObject({ result: 0, met: false })
})

test('what a district opened stays its plan’s when its successor has taken it over, and is the successor’s too', async () => {
  const today = now['live'] ?? ''
  now = { ...now, live: '2025-06-12T02:00:00.000Z' }
  const body = aPoint({ unit: 'cu-xa-dak-pek' })
  await open(district, body)
  now = { ...now, live: today }
  const ofSuccessor = async () =>
    (await pointsOn(database.db, { clockId: 'live', unitPath: 'vn/51/23341' })).map(
      ({ openedOn }) => openedOn,
    )
  const dayThen = '2025-06-12'
  expect(await progressOf('dak-glei-2025', 'live')).toMatchObject({ result: 1, met: true })
  expect(await ofSuccessor()).not.toContain(dayThen)
  await change(successor, body.commandId, aChange({ unit: '23341' }))
  expect(await progressOf('dak-glei-2025', 'live')).toMatchObject({ result: 1, met: true })
  expect(await ofSuccessor()).toContain(dayThen)
})
