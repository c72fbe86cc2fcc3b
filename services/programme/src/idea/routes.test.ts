import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '@ocop/http/test-server'
import { testSession, type TestSession } from '@ocop/http/test-session'
import type { Post } from '@ocop/kernel/actor'
import type { Role } from '@ocop/kernel/roles'
import type { UnitRef } from '@ocop/kernel/units'
import { testDatabase } from '@ocop/postgres/test-database'
import { createLogger } from '@ocop/runtime/logger'
import { Idea, IdeaPage } from '../../contract/idea.ts'
import { programmeApp } from '../app.ts'
import type { ProgrammeTables } from '../tables.ts'

const folder = new URL('../../migrations', import.meta.url).pathname
const clockId = 'rehearsal-ba-to-2025-1'
let session: TestSession
let database: Awaited<ReturnType<typeof testDatabase<ProgrammeTables>>>
let server: TestServer
let now = '2025-03-20T02:00:00.000Z'

beforeAll(async () => {
  session = await testSession()
  database = await testDatabase<ProgrammeTables>('programme', folder)
  const logger = createLogger('programme-test')
  logger.level = 'silent'
  server = await testServer(
    programmeApp({
      db: database.db,
      logger,
      tokens: session.tokens,
      origins: ['http://web.test'],
      mode: 'production',
      now: () => now,
      askNow: () => Promise.reject(new Error('Nothing is opened here')),
      askUnit: () => Promise.reject(new Error('Nothing is opened here')),
      askRecognitions: async () => ({ clockId, asOf: now, items: [] }),
    }),
  )
})
afterAll(async () => {
  await server.close()
  await database.drop()
})

const unit = (level: UnitRef['level'], path: string): UnitRef => ({
  code: path.slice(path.lastIndexOf('/') + 1),
  name: path,
  level,
  path,
})
const district = unit('district', 'vn/51/cu-huyen-ba-to')
const commune = unit('commune', 'vn/51/cu-huyen-ba-to/cu-xa-ba-vi')
const elsewhere = unit('commune', 'vn/31/10804')
const post = (role: Role, at: UnitRef, organisation?: string): Post => ({
  id: `${role}-${at.code}`,
  role,
  unit: at,
  ...(organisation ? { organisation: { id: organisation, name: organisation } } : {}),
})
const people = {
  producer: [post('producer', commune, 'htx-deo-lac')],
  rival: [post('producer', commune, 'to-gia-vuc')],
  foreigner: [post('producer', elsewhere, 'htx-ruoi')],
  commune: [post('commune-officer', commune)],
  district: [post('district-officer', district)],
  province: [post('provincial-officer', unit('province', 'vn/51'))],
  elsewhere: [post('commune-officer', elsewhere)],
  consultant: [post('consultant', commune)],
} as const
type Who = keyof typeof people

const ask = async (who: Who, path: string, body?: unknown) => {
  const answer = await fetch(`${server.url}/api/programme${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${await session.person(who, people[who])}`,
      origin: 'http://web.test',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const told: unknown = await answer.json()
  return { status: answer.status, body: told }
}
const anIdea = (change: object = {}) => ({
  commandId: randomUUID(),
  plan: 'ba-to-2025',
  name: 'Ớt xiêm muối',
  description: 'Ớt xiêm rừng muối trong hũ sành, nguyên liệu trồng tại xã.',
  clockId,
  ...change,
})
const registered = async (who: Who = 'producer'): Promise<Idea> =>
  Idea.parse((await ask(who, '/ideas', anIdea())).body)
const choose = (who: Who, id: string, change: object = {}) =>
  ask(who, `/ideas/${id}/selection`, {
    commandId: randomUUID(),
    selected: true,
    reason: 'Khả thi, đủ thông tin.',
    ...change,
  })
const codeOf = ({ status, body }: { status: number; body: unknown }) => [
  status,
  typeof body === 'object' && body !== null && 'code' in body ? body.code : null,
]

test('a producer registers an idea under its district’s plan, on the plan’s clock, once however often it is sent', async () => {
  const body = anIdea()
  const first = await ask('producer', '/ideas', body)
  expect(first.status).toBe(201)
  expect(Idea.parse(first.body)).toMatchObject({
    id: body.commandId,
    state: 'registered',
    registeredAt: now,
    unit: { code: 'cu-xa-ba-vi' },
    realm: 'rehearsal',
  })
  now = '2025-03-21T02:00:00.000Z'
  expect((await ask('producer', '/ideas', body)).body).toEqual(first.body)
  expect(codeOf(await ask('producer', '/ideas', { ...body, name: 'Ớt khác' }))).toEqual([
    409,
    'command-reused',
  ])
})

test('the district chooses or says why not; the first decision stands', async () => {
  const { id } = await registered()
  const refused = await choose('district', id, {
    selected: false,
    reason: 'Chưa đăng ký kinh doanh.',
  })
  expect(Idea.parse(refused.body)).toMatchObject({
    state: 'not-selected',
    reason: 'Chưa đăng ký kinh doanh.',
    decidedAt: now,
  })
  expect(codeOf(await choose('district', id))).toEqual([409, 'idea-decided'])
  const again = randomUUID()
  const { id: other } = await registered()
  const chosen = await choose('district', other, { commandId: again })
  expect((await choose('district', other, { commandId: again })).body).toEqual(chosen.body)
})

test.each([
  ['commune', 403, 'act-not-yours'],
  ['province', 403, 'act-not-yours'],
  ['producer', 403, 'act-not-yours'],
  ['rival', 404, 'idea-unknown'],
  ['elsewhere', 404, 'idea-unknown'],
  ['consultant', 404, 'idea-unknown'],
] as const)('%s may not choose: %i %s', async (who, status, code) => {
  const { id } = await registered()
  expect(codeOf(await choose(who, id))).toEqual([status, code])
})

test('only a producer under the plan’s unit registers there', async () => {
  for (const who of ['foreigner', 'district', 'consultant'] as const)
    expect(codeOf(await ask(who, '/ideas', anIdea()))).toEqual([403, 'act-not-yours'])
  expect(codeOf(await ask('producer', '/ideas', anIdea({ plan: 'nowhere-2025' })))).toEqual([
    404,
    'plan-unknown',
  ])
})

test('each sees the ideas of their own: a producer its own, officers those of their communes', async () => {
  const { id } = await registered('rival')
  const seenBy = async (who: Who): Promise<boolean> =>
    IdeaPage.parse((await ask(who, '/ideas?plan=ba-to-2025&pageSize=100')).body).items.some(
      (idea) => idea.id === id,
    )
  for (const who of ['rival', 'commune', 'district', 'province'] as const)
    expect([who, await seenBy(who)]).toEqual([who, true])
  for (const who of ['producer', 'foreigner', 'elsewhere', 'consultant'] as const)
    expect([who, await seenBy(who)]).toEqual([who, false])
})
