import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Organisation } from '../../contract/organisation.ts'
import {
  anEmail,
  asService,
  ministryAdministrator,
  password,
  runningIdentity,
  signedIn,
  type AskFn,
} from '../../test/running-identity.ts'

let identity: Awaited<ReturnType<typeof runningIdentity>>
let ask: AskFn
let administrator: string

beforeAll(async () => {
  identity = await runningIdentity()
  ;({ ask } = await identity.open())
  administrator = await ministryAdministrator(ask)
})
afterAll(() => identity.stop())

const household = {
  name: 'Hộ Phạm Văn Đức',
  kind: 'household',
  commune: '10804',
  address: 'Thôn Đông',
}
const aPerson = () => ({ name: 'Phạm Văn Đức', email: anEmail(), password })

test('a producer registers with the organisation and holds its post at the commune', async () => {
  const person = aPerson()
  const { status, body } = await ask('/register', { body: { ...person, organisation: household } })
  expect(status).toBe(201)
  expect(body.person).toMatchObject({ name: 'Phạm Văn Đức', email: person.email })
  expect(body.posts).toMatchObject([
    {
      role: 'producer',
      unit: { code: '10804', name: 'xã Kim Thành' },
      organisation: { name: 'Hộ Phạm Văn Đức' },
    },
  ])
  expect(JSON.stringify(body)).not.toContain(password)
  const cookie = await signedIn(ask, person.email)
  expect((await ask('/me', { cookie })).body).toEqual(body)
})

test('two registrations of one email at the same moment: one is taken, the other told so', async () => {
  const person = aPerson()
  const register = (email: string) =>
    ask('/register', { body: { ...person, email, organisation: household } })
  const both = await Promise.all([register(person.email), register(person.email.toUpperCase())])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect(both.find(({ status }) => status === 409)?.body.code).toBe('email-taken')
  const organisations = await identity.db
    .selectFrom('organisation')
    .innerJoin('person', 'person.id', 'organisation.enteredBy')
    .select('organisation.id')
    .where('person.email', '=', person.email)
    .execute()
  expect(organisations).toHaveLength(1)
})

test('the same command again gives the same answer, also at the same moment; another body is refused', async () => {
  const body = { ...aPerson(), organisation: household, commandId: randomUUID() }
  const both = await Promise.all([ask('/register', { body }), ask('/register', { body })])
  expect(both.map(({ status }) => status)).toEqual([201, 201])
  expect(both[0]?.body).toEqual(both[1]?.body)
  const other = await ask('/register', { body: { ...body, password: 'mot-mat-khau-khac-hẳn' } })
  expect(other.body).toMatchObject({ status: 409, code: 'command-reused' })
})

test('a command answered to one administrator is not replayed for another', async () => {
  const body = { ...aPerson(), posts: [{ role: 'approver', unit: '31' }], commandId: randomUUID() }
  expect((await ask('/people', { body, cookie: administrator })).status).toBe(201)
  expect((await ask('/people', { body, cookie: administrator })).status).toBe(201)
  const second = { ...aPerson(), posts: [{ role: 'administrator', unit: 'vn' }] }
  await ask('/people', { body: second, cookie: administrator })
  const cookie = await signedIn(ask, second.email)
  expect((await ask('/people', { body, cookie })).body.code).toBe('command-reused')
})

test.each([
  ['a short password', { password: 'ngan-qua' }, '/password'],
  ['no email', { email: 'khong phai' }, '/email'],
  ['a name with a line break', { name: 'A\nB' }, '/name'],
  ['a name of a null byte', { name: 'A\u0000' }, '/name'],
  ['an unknown member', { role: 'administrator' }, '/role'],
  ['an unknown kind', { organisation: { ...household, kind: 'tap-doan' } }, '/organisation/kind'],
  [
    'an unknown commune',
    { organisation: { ...household, commune: '99999' } },
    '/organisation/commune',
  ],
  [
    'a province for a commune',
    { organisation: { ...household, commune: '31' } },
    '/organisation/commune',
  ],
  [
    'a dissolved unit',
    { organisation: { ...household, commune: 'cu-huyen-kim-thanh' } },
    '/organisation/commune',
  ],
])('%s is refused with its pointer and nobody is registered', async (_what, change, pointer) => {
  const body = { ...aPerson(), ...change }
  const answer = await ask('/register', { body })
  expect(answer.status).toBe(422)
  expect(answer.body.errors.map((fault: { pointer: string }) => fault.pointer)).toEqual([pointer])
  const known = await identity.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', body.email)
    .execute()
  expect(known).toEqual([])
})

test('a demonstration enters rehearsal records, production live ones, and services read which', async () => {
  const production = await identity.open({ mode: 'production' })
  const bearer = await asService()
  for (const [running, realm] of [
    [ask, 'rehearsal'],
    [production.ask, 'live'],
  ] as const) {
    const { body } = await running('/register', { body: { ...aPerson(), organisation: household } })
    const read = await running(`/internal/organisations/${body.posts[0].organisation.id}`, {
      bearer,
    })
    expect(Organisation.parse(read.body)).toMatchObject({
      ...{ realm, kind: 'household', name: household.name },
    })
  }
  expect((await ask(`/internal/organisations/${randomUUID()}`, { bearer })).status).toBe(404)
})

test('neither passwords nor tokens are stored as they are', async () => {
  const body = { ...aPerson(), commandId: randomUUID() }
  await ask('/register', { body })
  const credentials = await identity.db.selectFrom('credential').selectAll().execute()
  const commands = await identity.db.selectFrom('processedCommand').selectAll().execute()
  expect(JSON.stringify([credentials, commands])).not.toContain(password)
})
