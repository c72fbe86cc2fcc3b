import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roles, type Role } from '@ocop/kernel/roles'
import {
  anEmail,
  ministryAdministrator,
  password,
  personWith,
  runningIdentity,
  type Ask,
  type AskFn,
} from '../running-identity.ts'

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
const organisation = {
  name: 'HTX Rau sạch Kim Thành',
  kind: 'cooperative',
  commune: kimThanh,
  address: 'Thôn 1',
}

const anOrganisation = async (): Promise<string> =>
  (await ask('/organisations', { body: organisation, cookie: administrator })).body.id

/** One unit at which each role can be held. */
const seatOf = {
  producer: kimThanh,
  consultant: kimThanh,
  'commune-officer': kimThanh,
  'district-officer': 'cu-huyen-kim-thanh',
  'provincial-officer': haiPhong,
  'advisory-team-member': haiPhong,
  'council-member': haiPhong,
  'council-secretary': haiPhong,
  'council-chair': haiPhong,
  'decision-maker': haiPhong,
  'ministry-officer': 'vn',
  'finance-officer': haiPhong,
  approver: haiPhong,
  'market-inspector': haiPhong,
  administrator: haiPhong,
} satisfies Record<Role, string>

const administratorRoutes = (postId: string): [string, Ask][] => [
  ['/organisations', { body: organisation }],
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
  ],
  [`/people/${randomUUID()}/posts`, { body: { role: 'approver', unit: haiPhong } }],
  [`/posts/${postId}/end`, { method: 'POST' }],
]

test.each(roles)('a %s reaches exactly the routes of the table of rights', async (role) => {
  const seat = {
    role,
    unit: seatOf[role],
    ...(role === 'producer' ? { organisation: await anOrganisation() } : {}),
  }
  const { cookie } = await personWith(ask, administrator, [seat])
  const victim = await personWith(ask, administrator, [{ role: 'approver', unit: haiPhong }])
  const statuses: number[] = []
  for (const [path, what] of administratorRoutes(victim.me.posts[0].id))
    statuses.push((await ask(path, { ...what, cookie })).status)
  // An administrator may: entered, entered, a person nobody knows, ended. Everyone else is refused everywhere.
  expect(statuses).toEqual(role === 'administrator' ? [201, 201, 404, 200] : [403, 403, 403, 403])
  const mayLook = role !== 'producer' && role !== 'consultant'
  expect((await ask('/posts', { cookie })).status).toBe(mayLook ? 200 : 403)
  expect((await ask('/me', { cookie })).status).toBe(200)
  for (const path of [
    '/internal/posts?role=approver&unit=31',
    `/internal/people/${randomUUID()}/name`,
  ])
    expect((await ask(path, { cookie })).body.code).toBe('route-unknown')
  const bootstrap = await ask('/internal/bootstrap', {
    body: { email: anEmail(), password },
    cookie,
  })
  expect(bootstrap.body.code).toBe('route-unknown')
})

test('the public is told to sign in before anything it sends is looked at', async () => {
  const routes: [string, Ask][] = [
    ...administratorRoutes(randomUUID()),
    ['/posts', {}],
    ['/me', {}],
    ['/token', {}],
  ]
  for (const [path, what] of routes) {
    const body = what.body === undefined ? undefined : { nonsense: true }
    expect((await ask(path, { ...what, ...(body ? { body } : {}) })).body).toMatchObject({
      status: 401,
      code: 'sign-in-needed',
    })
  }
})
