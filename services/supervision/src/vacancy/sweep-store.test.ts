import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { PostStanding } from '@ocop/identity/contract/leave'
import { Problem } from '@ocop/kernel/problem'
import type { OpenStep } from '../../contract/steps.ts'
import { haiPhong, kimThanh, post, supervisionServer } from '../test-ledger.ts'
import { sweepVacancies } from './sweep.ts'

let server: Awaited<ReturnType<typeof supervisionServer>>
beforeAll(async () => {
  server = await supervisionServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  server.neighbours.standings.length = 0
  await sweepVacancies(server.needs)
})

const opened = async (changes: Partial<OpenStep> = {}): Promise<string> => {
  const id = `step-${randomUUID()}`
  await server.open({ id, ...changes })
  return id
}
const seen = async (id: string) => (await server.as(post('provincial-officer', haiPhong))).step(id)
const standing = (state: PostStanding['state'], standIn: PostStanding['standIn']): void => {
  server.neighbours.standings.push({
    ...{ role: 'commune-officer', unit: kimThanh.code, state, standIn },
  })
}
const head = { as: 'head-of-unit', role: 'decision-maker', unit: kimThanh, person: null } as const
const ordersOf = (id: string) =>
  server.neighbours.orders.filter(({ stepId }) => stepId === id).map(({ kind }) => kind)

test('a step whose post nobody holds goes to the head of the unit, and says so', async () => {
  const id = await opened()
  standing('empty', head)
  expect(await sweepVacancies(server.needs)).toBeGreaterThan(0)
  expect(await seen(id)).toMatchObject({
    state: 'stuck',
    causes: ['unowned'],
    sentence: 'Chưa ai giữ chức vụ này; tạm chuyển cho lãnh đạo đơn vị (xã Kim Thành).',
    standIn: { as: 'head-of-unit', post: 'decision-maker' },
    takers: [{ as: 'stand-in', holder: { role: 'decision-maker' } }],
  })
  const boss = await server.as(post('decision-maker', kimThanh))
  expect((await boss.step(id)).allowedActs).toContain('commune-report')
  expect((await boss.list('holder=me&cause=unowned')).items.map((each) => each.id)).toContain(id)
})

test('when the post is held again the step is its holder’s alone', async () => {
  const id = await opened()
  standing('empty', head)
  await sweepVacancies(server.needs)
  server.neighbours.standings.length = 0
  await sweepVacancies(server.needs)
  expect(await seen(id)).toMatchObject({ state: 'open', standIn: null, takers: [] })
  expect(ordersOf(id)).toEqual(['stand-in', 'stand-in-ends'])
})

test('a deputy holds the post itself: nothing is ordered, the person is shown and nothing is stuck', async () => {
  const id = await opened()
  standing('on-leave', {
    as: 'deputy',
    role: 'commune-officer',
    unit: kimThanh,
    person: randomUUID(),
  })
  const person = server.neighbours.standings[0]?.standIn?.person
  await sweepVacancies(server.needs)
  expect(await seen(id)).toMatchObject({
    state: 'open',
    causes: [],
    holder: { person },
    sentence: 'Người giữ chức vụ đang nghỉ; người được ủy quyền đang thay.',
  })
  expect(ordersOf(id)).toEqual([])
})

test('where nobody at all could stand in, the step says that too', async () => {
  const id = await opened()
  standing('empty', null)
  await sweepVacancies(server.needs)
  expect(await seen(id)).toMatchObject({
    causes: ['unowned'],
    standIn: null,
    sentence: 'Chưa ai giữ chức vụ này và chưa có người thay.',
  })
})

test('a sweep that finds nothing new changes nothing', async () => {
  const id = await opened()
  standing('empty', head)
  await sweepVacancies(server.needs)
  const { version } = await seen(id)
  expect(await sweepVacancies(server.needs)).toBe(0)
  expect([(await seen(id)).version, ordersOf(id)]).toEqual([version, ['stand-in']])
})

test('while the record cannot be changed the vacancy is noted the next time', async () => {
  const id = await opened()
  standing('empty', head)
  server.neighbours.out.records = true
  await expect(sweepVacancies(server.needs)).rejects.toThrow()
  server.neighbours.out.records = false
  await sweepVacancies(server.needs)
  expect((await seen(id)).causes).toEqual(['unowned'])
})

test('a step whose record takes no stand-in is shown as vacant all the same, and keeps no other waiting', async () => {
  const id = await opened()
  standing('empty', head)
  server.neighbours.out.refusal = new Problem('conflict', 'step-unchangeable', 'Not from outside.')
  await sweepVacancies(server.needs)
  server.neighbours.out.refusal = undefined
  expect(await seen(id)).toMatchObject({ causes: ['unowned'], takers: [] })
})
