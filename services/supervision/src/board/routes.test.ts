import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Post } from '@ocop/kernel/actor'
import type { OpenStep } from '../../contract/steps.ts'
import {
  anOpening,
  chuSe,
  giaLai,
  haiPhong,
  haNam,
  kimThanh,
  ministry,
  post,
  supervisionServer,
} from '../test-ledger.ts'

let server: Awaited<ReturnType<typeof supervisionServer>>

const steps: readonly Partial<OpenStep>[] = [
  { id: 'report' },
  {
    id: 'supplement',
    holder: { role: 'producer', unit: kimThanh, organisationId: 'htx-kim-thanh' },
    step: 'supplement',
  },
  {
    id: 'scoring',
    holder: { role: 'council-member', unit: haiPhong },
    subject: { type: 'dossier', id: 'dossier-2', title: 'Rươi Kim Thành' },
    step: 'scoring',
  },
  { id: 'elsewhere', holder: { role: 'commune-officer', unit: chuSe }, subjectUnit: chuSe },
  { id: 'national', holder: { role: 'ministry-officer', unit: ministry }, subjectUnit: chuSe },
]

beforeAll(async () => {
  server = await supervisionServer()
  for (const step of steps) await server.open(step)
})
afterAll(() => server.stop())

const idsFor = async (posts: readonly Post[], query = '') =>
  (await (await server.as(posts)).list(query)).items.map(({ id }) => id).toSorted()

const all = ['elsewhere', 'national', 'report', 'scoring', 'supplement']
const sights: readonly [string, Post, readonly string[]][] = [
  ['a commune officer', post('commune-officer', kimThanh), ['report', 'scoring', 'supplement']],
  ['the head of a commune', post('decision-maker', kimThanh), ['report', 'scoring', 'supplement']],
  ['an officer of the neighbouring commune', post('commune-officer', haNam), []],
  [
    'a provincial officer',
    post('provincial-officer', haiPhong),
    ['report', 'scoring', 'supplement'],
  ],
  ['an officer of another province', post('provincial-officer', giaLai), ['elsewhere', 'national']],
  ['a ministry officer', post('ministry-officer', ministry), all],
  ['an administrator of the platform', post('administrator', ministry), all],
  ['a producer', post('producer', kimThanh, 'htx-kim-thanh'), ['supplement']],
  ['a producer of the same commune', post('producer', kimThanh, 'htx-khac'), []],
  ['a producer without an organisation', post('producer', kimThanh), []],
  ['a consultant', post('consultant', kimThanh, 'htx-kim-thanh'), []],
  ['a council member', post('council-member', haiPhong), ['scoring']],
  ['a council member elsewhere', post('council-member', giaLai), []],
  ['a council secretary', post('council-secretary', haiPhong), []],
  ['an advisory team member', post('advisory-team-member', haiPhong), []],
  ['a finance officer', post('finance-officer', haiPhong), []],
  ['an approver', post('approver', haiPhong), []],
  ['a market inspector', post('market-inspector', haiPhong), []],
]
test.each(sights)('%s sees exactly what the post allows', async (_who, held, expected) => {
  expect(await idsFor([held])).toEqual(expected)
  for (const id of all) {
    const { status } = await (await server.as(held)).get(`/steps/${id}`)
    expect([id, status]).toEqual([id, expected.includes(id) ? 200 : 404])
  }
})

test('somebody without a post sees nothing, and nobody at all is told to sign in', async () => {
  expect(await idsFor([])).toEqual([])
  expect((await server.send('GET', '/steps')).status).toBe(401)
  expect((await server.send('GET', '/steps?colour=red')).status).toBe(401)
})

test('internal routes exist for services only', async () => {
  const officer = await server.person('officer', [post('administrator', ministry)])
  for (const token of [officer, undefined]) {
    const { status } = await server.send('PUT', '/internal/steps/x', token, anOpening({ id: 'x' }))
    expect(status).toBe(404)
  }
})

test('the steps of my posts are mine, those I only oversee are not', async () => {
  expect(await idsFor([post('commune-officer', kimThanh)], 'holder=me')).toEqual(['report'])
  expect(await idsFor([post('provincial-officer', haiPhong)], 'holder=me')).toEqual([])
  expect(await idsFor([post('council-member', haiPhong)], 'holder=me')).toEqual(['scoring'])
  const both = [post('commune-officer', kimThanh), post('council-member', haiPhong)]
  expect(await idsFor(both, 'holder=me')).toEqual(['report', 'scoring'])
})

test('only the holder is offered the process’s acts', async () => {
  const actsFor = async (held: Post) => (await (await server.as(held)).step('report')).allowedActs
  expect(await actsFor(post('commune-officer', kimThanh))).toEqual([
    ...['commune-report', 'pick-up', 'escalate'],
  ])
  const ofOverseers = ['remind', 'extend', 'reassign', 'escalate', 'give-back']
  for (const held of [post('decision-maker', kimThanh), post('provincial-officer', haiPhong)])
    expect(await actsFor(held)).toEqual(ofOverseers)
})

const filters: readonly [string, readonly string[]][] = [
  ['unit=10804', ['report', 'scoring', 'supplement']],
  ['unit=vn/31', ['report', 'scoring', 'supplement']],
  ['unit=52', ['elsewhere', 'national']],
  ['unit=99', []],
  ['holder=council-member', ['scoring']],
  ['process=holdRound', []],
  ['subject=dossier-2', ['scoring']],
  ['q=ruoi', ['scoring']],
  [`q=${encodeURIComponent('RƯƠI kim')}`, ['scoring']],
  ['q=100%25', []],
  ['cause=technical', []],
  ['state=closed', []],
  ['clockId=live&realm=live', all],
]
test.each(filters)('%s finds what it says', async (query, expected) => {
  expect(await idsFor([post('administrator', ministry)], query)).toEqual(expected)
})

test('a filter on a unit one may not know of finds nothing', async () => {
  expect(await idsFor([post('commune-officer', kimThanh)], 'unit=23942')).toEqual([])
})

test('pages follow each other without gaps, and past the end there is none', async () => {
  const asking = await server.as(post('administrator', ministry))
  const pages = await Promise.all(
    [1, 2, 3, 4].map((page) => asking.list(`pageSize=2&page=${page}`)),
  )
  expect(pages.map(({ items }) => items.length)).toEqual([2, 2, 1, 0])
  expect(pages.map(({ total }) => total)).toEqual([5, 5, 5, 5])
  expect(pages.flatMap(({ items }) => items.map(({ id }) => id)).toSorted()).toEqual(all)
})

test.each([
  ['colour=red', '/query/colour'],
  ['page=0', '/query/page'],
  ['pageSize=101', '/query/pageSize'],
  ['pageSize=x', '/query/pageSize'],
  ['state=late', '/query/state'],
  ['sort=title', '/query/sort'],
  ['cause=weather', '/query/cause'],
  ['holder=king', '/query/holder'],
  ['q=a%00b', '/query/q'],
  ['unit=1&unit=2', '/query/unit'],
])('%s is refused with its pointer', async (query, pointer) => {
  const asking = await server.as(post('administrator', ministry))
  const { status, body } = await asking.get(`/steps?${query}`)
  expect([status, body]).toEqual([
    422,
    expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
  ])
})

test('several faults are told all at once', async () => {
  const { body } = await (await server.as([])).get('/steps?page=0&colour=red&state=late')
  expect(body).toMatchObject({ errors: [{}, {}, {}] })
})

test('the document names what people may call, and no internal route', async () => {
  const { status, body } = await server.send('GET', '/openapi.json')
  expect(status).toBe(200)
  expect(body).toMatchObject({ paths: { '/steps': {}, '/steps/{id}/pick-up': {}, '/bulk': {} } })
  expect(JSON.stringify(body)).not.toContain('internal')
})
