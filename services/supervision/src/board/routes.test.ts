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
afterAll(() => server.close())

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
  const officer = await server.session.person('officer', [post('administrator', ministry)])
  for (const token of [officer, undefined]) {
    const { status } = await server.send('PUT', '/internal/steps/x', token, anOpening({ id: 'x' }))
    expect(status).toBe(404)
  }
})
