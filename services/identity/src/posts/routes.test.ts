import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HeldPostPage, Holders } from '../../contract/posts.ts'
import {
  anEmail,
  asService,
  ministryAdministrator,
  password,
  personWith,
  runningIdentity,
  type Ask,
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

const haiPhong = '31'
const kimThanh = '10804'
const quangNgai = '51'
const organisation = {
  name: 'HTX Rau sạch Kim Thành',
  kind: 'cooperative',
  commune: kimThanh,
  address: 'Thôn 1',
}

const anOrganisation = async (): Promise<string> =>
  (await ask('/organisations', { body: organisation, cookie: administrator })).body.id

test('an ended post loses its rights at once, in the session, in tokens and in the next token', async () => {
  const { me, cookie } = await personWith(ask, administrator, [
    { role: 'administrator', unit: haiPhong },
  ])
  const { token } = (await ask('/token', { cookie })).body
  expect((await ask('/organisations', { body: organisation, bearer: token })).status).toBe(201)
  const ended = await ask(`/posts/${me.posts[0].id}/end`, { method: 'POST', cookie: administrator })
  expect(ended.status).toBe(200)
  expect((await ask('/organisations', { body: organisation, cookie })).body.code).toBe(
    'right-missing',
  )
  expect((await ask('/organisations', { body: organisation, bearer: token })).body.code).toBe(
    'right-missing',
  )
  expect((await ask('/me', { cookie })).body.posts).toEqual([])
  const claims = JSON.parse(
    Buffer.from((await ask('/token', { cookie })).body.token.split('.')[1], 'base64url').toString(),
  )
  expect(claims.posts).toEqual([])
})

test('ending a post again gives the same answer', async () => {
  const { me } = await personWith(ask, administrator, [{ role: 'approver', unit: haiPhong }])
  const path = `/posts/${me.posts[0].id}/end`
  const first = await ask(path, { body: { commandId: randomUUID() }, cookie: administrator })
  const again = await ask(path, { body: { commandId: randomUUID() }, cookie: administrator })
  expect(again.body).toEqual(first.body)
})

test('an administrator acts only in the own unit and below; a post elsewhere does not exist for them', async () => {
  const { cookie } = await personWith(ask, administrator, [
    { role: 'administrator', unit: quangNgai },
  ])
  const foreign = await personWith(ask, administrator, [
    { role: 'commune-officer', unit: kimThanh },
  ])
  const own = await personWith(ask, cookie, [{ role: 'provincial-officer', unit: quangNgai }])
  expect(own.me.posts[0].unit).toEqual({
    code: '51',
    name: 'tỉnh Quảng Ngãi',
    level: 'province',
    path: 'vn/51',
  })
  const refused: [string, Ask, number, string][] = [
    ['/organisations', { body: organisation }, 403, 'unit-foreign'],
    [
      '/people',
      {
        body: {
          name: 'A',
          email: anEmail(),
          password,
          posts: [{ role: 'approver', unit: haiPhong }],
        },
      },
      403,
      'unit-foreign',
    ],
    [
      '/people',
      {
        body: {
          name: 'A',
          email: anEmail(),
          password,
          posts: [{ role: 'administrator', unit: 'vn' }],
        },
      },
      403,
      'unit-foreign',
    ],
    [
      `/people/${own.me.person.id}/posts`,
      { body: { role: 'approver', unit: haiPhong } },
      403,
      'unit-foreign',
    ],
    [
      `/people/${foreign.me.person.id}/posts`,
      { body: { role: 'approver', unit: quangNgai } },
      404,
      'person-unknown',
    ],
    [`/posts/${foreign.me.posts[0].id}/end`, { method: 'POST' }, 404, 'post-unknown'],
    ['/posts?unit=31', {}, 403, 'unit-foreign'],
  ]
  for (const [path, what, status, code] of refused)
    expect((await ask(path, { ...what, cookie })).body).toMatchObject({ status, code })
  expect((await ask('/me', { cookie: foreign.cookie })).body.posts).toHaveLength(1)
})

test('one post outside the reach refuses the whole person', async () => {
  const { cookie } = await personWith(ask, administrator, [
    { role: 'administrator', unit: quangNgai },
  ])
  const email = anEmail()
  const posts = [
    { role: 'approver', unit: quangNgai },
    { role: 'approver', unit: haiPhong },
  ]
  expect(
    (await ask('/people', { body: { name: 'A', email, password, posts }, cookie })).status,
  ).toBe(403)
  expect((await ask('/sign-in', { body: { email, password } })).status).toBe(401)
})

test('faults of all posts are listed with their pointers', async () => {
  const neighbour = (await ask('/units?under=51&level=commune&pageSize=1')).body.items[0].code
  const posts = [
    { role: 'commune-officer', unit: '31' },
    { role: 'approver', unit: 'khong-co' },
    { role: 'producer', unit: kimThanh },
    { role: 'producer', unit: neighbour, organisation: await anOrganisation() },
  ]
  const answer = await ask('/people', {
    body: { name: 'A', email: anEmail(), password, posts },
    cookie: administrator,
  })
  expect(answer.status).toBe(422)
  expect(
    answer.body.errors.map(
      (fault: { pointer: string; code: string }) => `${fault.pointer} ${fault.code}`,
    ),
  ).toEqual([
    '/posts/0/unit role-not-at-level',
    '/posts/1/unit unit-unknown',
    '/posts/2/organisation organisation-needed',
    '/posts/3/organisation organisation-unknown',
  ])
})

test('a post that is held already stays the same post', async () => {
  const { me } = await personWith(ask, administrator, [{ role: 'approver', unit: haiPhong }])
  const give = () =>
    ask(`/people/${me.person.id}/posts`, {
      body: { role: 'approver', unit: haiPhong },
      cookie: administrator,
    })
  const both = await Promise.all([give(), give()])
  for (const { status, body } of both) expect([status, body.id]).toEqual([201, me.posts[0].id])
})

test('staff see the posts of their unit and below it, by name, without emails', async () => {
  const { cookie } = await personWith(ask, administrator, [
    { role: 'provincial-officer', unit: '19' },
  ])
  const lamVy = (await ask('/units?under=19&level=commune&pageSize=1')).body.items[0].code
  await personWith(ask, administrator, [{ role: 'commune-officer', unit: lamVy }])
  const all = HeldPostPage.parse((await ask('/posts', { cookie })).body)
  expect(all.items.map(({ role, unit }) => [role, unit.code])).toEqual([
    ['provincial-officer', '19'],
    ['commune-officer', lamVy],
  ])
  expect(JSON.stringify(all)).not.toContain('@')
  expect((await ask('/posts?role=commune-officer', { cookie })).body.total).toBe(1)
  expect((await ask(`/posts?unit=${lamVy}`, { cookie })).body.total).toBe(1)
  expect((await ask('/posts?unit=khong-co', { cookie })).status).toBe(404)
})

test('services learn who holds a role at exactly one unit, and names, and nothing when the post ended', async () => {
  const bearer = await asService()
  const { me } = await personWith(ask, administrator, [{ role: 'council-chair', unit: '08' }])
  const path = '/internal/posts?role=council-chair&unit=08'
  const { items } = Holders.parse((await ask(path, { bearer })).body)
  expect(items).toEqual([{ ...me.posts[0], person: { id: me.person.id, name: me.person.name } }])
  expect((await ask(`/internal/people/${me.person.id}/name`, { bearer })).body).toEqual({
    id: me.person.id,
    name: 'Nguyễn Thị Thử',
  })
  await ask(`/posts/${me.posts[0].id}/end`, { method: 'POST', cookie: administrator })
  expect((await ask(path, { bearer })).body.items).toEqual([])
})

test('the first administrator is made once, also by two at the same moment', async () => {
  const fresh = await runningIdentity()
  const { ask: askFresh } = await fresh.open()
  const bearer = await asService()
  const make = () =>
    askFresh('/internal/bootstrap', { body: { email: anEmail(), password }, bearer })
  const both = await Promise.all([make(), make()])
  expect(both.map(({ body }) => body.created).toSorted()).toEqual([false, true])
  expect((await make()).body).toEqual({ created: false })
  await fresh.stop()
})

test('the last administrator of the ministry cannot leave', async () => {
  const { posts } = (await ask('/me', { cookie: administrator })).body
  const refused = await ask(`/posts/${posts[0].id}/end`, { method: 'POST', cookie: administrator })
  expect(refused.body).toMatchObject({ status: 409, code: 'administrator-last' })
  expect((await ask('/me', { cookie: administrator })).body.posts).toHaveLength(1)
})

test('an organisation is entered once per command, as described', async () => {
  const body = { ...organisation, realm: 'rehearsal', commandId: randomUUID() }
  const both = await Promise.all(
    [1, 2].map(() => ask('/organisations', { body, cookie: administrator })),
  )
  expect(both.map(({ status }) => status)).toEqual([201, 201])
  expect(both[0]?.body).toEqual(both[1]?.body)
  expect(both[0]?.body).toMatchObject({
    name: organisation.name,
    unit: { code: kimThanh },
    realm: 'rehearsal',
  })
})
