import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Post } from '@ocop/kernel/actor'
import { at } from '@ocop/kernel/days'
import { Summary } from '../../contract/board.ts'
import {
  chuSe,
  giaLai,
  haiPhong,
  kimThanh,
  ministry,
  post,
  supervisionServer,
} from '../test-ledger.ts'

let server: Awaited<ReturnType<typeof supervisionServer>>
const summaryFor = async (held: Post, query = '') => {
  const { status, body } = await (await server.as(held)).get(`/summary?${query}`)
  expect(status).toBe(200)
  return Summary.parse(body)
}

beforeAll(async () => {
  server = await supervisionServer({ now: at('2026-10-27', '09:00') })
  await server.open({ id: 'overdue' })
  await server.open({ id: 'paused', dueAt: at('2026-12-01', '17:00') })
  await server.tell('POST', '/steps/paused/pause', { at: at('2026-10-06', '09:00') })
  await server.open({
    id: 'away',
    dueAt: at('2026-12-01', '17:00'),
    holder: { role: 'commune-officer', unit: chuSe },
    subjectUnit: chuSe,
  })
  const closings = [at('2026-10-09', '09:00'), at('2026-10-16', '09:00'), at('2026-10-27', '08:00')]
  for (const [index, closedAt] of closings.entries()) {
    await server.open({ id: `closed-${index}` })
    await server.tell('POST', `/steps/closed-${index}/close`, { closedAt, outcome: 'forwarded' })
  }
})
afterAll(() => server.stop())

test('counts tell what is open, overdue, paused and closed, and how long closed steps took', async () => {
  const counts = {
    open: 2,
    overdue: 1,
    unclaimed: 1,
    technical: 0,
    unowned: 0,
    unitClosed: 0,
    stuck: 1,
    paused: 1,
    closed: 3,
    closedLate: 1,
  }
  // 4, 9 and 16 working days.
  const ofKimThanh = { ...counts, medianWorkingDays: 9 }
  expect(await summaryFor(post('commune-officer', kimThanh))).toEqual({
    unit: null,
    ...ofKimThanh,
    rows: [
      { step: 'commune-report', title: 'Báo cáo bốn nội dung', unit: kimThanh, ...ofKimThanh },
    ],
  })
})

test('a ministry sees a row per step and unit, the worst first', async () => {
  const { open, rows } = await summaryFor(post('ministry-officer', ministry))
  expect([open, rows.map(({ unit }) => unit.code)]).toEqual([3, ['10804', '23942']])
  expect(await summaryFor(post('ministry-officer', ministry), 'unit=52')).toMatchObject({
    unit: '52',
    open: 1,
  })
})

test('of a unit one may not know of, all counts are nought', async () => {
  const nothing = { open: 0, closed: 0, medianWorkingDays: null, rows: [] }
  expect(await summaryFor(post('provincial-officer', giaLai), 'unit=10804')).toMatchObject(nothing)
  expect(await summaryFor(post('council-member', haiPhong))).toMatchObject(nothing)
})
