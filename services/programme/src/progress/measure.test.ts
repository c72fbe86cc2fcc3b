import { expect, test } from 'vitest'
import type { Recognition } from '@ocop/dossiers/contract/recognition'
import type { Measure, Target } from '../../contract/plan.ts'
import { progressOf } from './measure.ts'

let made = 0
const uuid = (): string => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`

const recognition = (change: Partial<Recognition> = {}): Recognition => ({
  productId: uuid(),
  product: 'Măng le khô',
  producer: { id: uuid(), name: 'Hợp tác xã', kind: 'cooperative' },
  kind: 'first',
  stars: 3,
  certificateNumber: '51-23341-001-2025-3-DT0001',
  decidedOn: '2025-06-10',
  validTo: '2028-06-10',
  standing: 'in-force',
  changedOn: '2025-06-10',
  ...change,
})

const target = (measure: Measure, change: Partial<Target> = {}): Target => ({
  id: 'goal',
  text: 'Chỉ tiêu',
  measure,
  operator: 'at-least',
  value: 2,
  article: 'Mục II',
  ...change,
})

const reached = (goal: Target, items: readonly Recognition[], asOf = '2025-12-31T10:00:00.000Z') =>
  progressOf(
    { id: 'plan-2025', year: 2025, targets: [goal], duties: [] },
    { clockId: 'live', asOf, items: [...items] },
    [],
  ).targets[0]

test('newly recognised are first applications decided in the year, from the stars asked for', () => {
  const goal = target('products-recognised', { minStars: 4, value: 1 })
  const items = [
    recognition({ stars: 4 }),
    recognition({ stars: 3 }),
    recognition({ stars: 4, kind: 'upgrade' }),
    recognition({ stars: 5, decidedOn: '2024-12-31' }),
    recognition({ stars: 4, kind: null }),
  ]
  expect(reached(goal, items)).toMatchObject({ result: 1, met: true })
  expect(reached(goal, items)?.rows).toEqual([
    {
      product: 'Măng le khô',
      producer: 'Hợp tác xã',
      stars: 4,
      certificateNumber: '51-23341-001-2025-3-DT0001',
      decidedOn: '2025-06-10',
    },
  ])
})

test('a product with several certificates counts once, with its highest stars', () => {
  const productId = uuid()
  const items = [recognition({ productId }), recognition({ productId, stars: 4, kind: 'upgrade' })]
  const result = reached(target('products-in-force'), items)
  expect(result).toMatchObject({ result: 1, met: false })
  expect(result?.rows.map(({ stars }) => stars)).toEqual([4])
})

test.each([
  ['in-force', '2025-12-31', 1],
  ['in-force', '2025-12-30', 0],
  ['extended', '2025-12-01', 1],
  ['suspended', '2028-01-01', 0],
  ['revoked', '2028-01-01', 0],
  ['replaced', '2028-01-01', 0],
])('a certificate %s until %s is in force %i time(s) on the last day of 2025', (...row) => {
  const [standing, validTo, count] = row
  const items = [recognition({ standing, validTo })]
  expect(reached(target('products-in-force'), items)?.result).toBe(count)
})

test('stars kept means that none was revoked in the year', () => {
  const goal = target('products-lost', { operator: 'at-most', value: 0 })
  expect(reached(goal, [])).toMatchObject({ result: 0, met: true })
  const revoked = recognition({ standing: 'revoked', changedOn: '2025-11-03' })
  expect(reached(goal, [revoked])).toMatchObject({ result: 1, met: false })
})

test('owners are counted once each, as a share with one decimal; of no owners there is none', () => {
  const producer = { id: uuid(), name: 'Hợp tác xã Ngọc Linh', kind: 'cooperative' }
  const items = [
    recognition({ producer }),
    recognition({ producer }),
    recognition({ producer: { ...producer, id: uuid(), kind: 'household' } }),
    recognition({ producer: { ...producer, id: uuid(), kind: 'small-medium-enterprise' } }),
  ]
  expect(reached(target('owners-cooperatives-percent', { value: 40 }), items)).toMatchObject({
    result: 33.3,
    met: false,
  })
  expect(reached(target('owners-cooperatives-percent', { value: 40 }), [])).toMatchObject({
    result: null,
    met: null,
  })
})

test('what nothing is recorded about yet has no result instead of a zero', () => {
  expect(reached(target('owners-trained-percent', { value: 1 }), [recognition()])).toMatchObject({
    result: null,
    met: null,
    rows: [],
    points: [],
  })
})

const point = (openedOn: string, closedOn: string | null = null) => ({
  ...{ name: `Điểm bán mở ngày ${openedOn}`, address: 'Xã Đăk Pék', openedOn, closedOn },
})
const open = (points: readonly ReturnType<typeof point>[], asOf: string) =>
  progressOf(
    { id: 'plan-2025', year: 2025, targets: [target('points-of-sale', { value: 1 })], duties: [] },
    { clockId: 'live', asOf, items: [recognition()] },
    points,
  ).targets[0]

test('points of sale count from the day they open until the day they close, and are told with that day', () => {
  const points = [point('2025-06-12', '2025-09-01'), point('2025-08-01')]
  const on = (day: string) => open(points, `${day}T01:00:00.000Z`)
  expect(on('2025-06-11')).toMatchObject({ result: 0, met: false, rows: [], points: [] })
  expect(on('2025-06-12')).toMatchObject({ result: 1, met: true })
  expect(on('2025-08-31')?.result).toBe(2)
  expect(on('2025-09-01')?.points).toEqual([
    { name: 'Điểm bán mở ngày 2025-08-01', address: 'Xã Đăk Pék', openedOn: '2025-08-01' },
  ])
})

test('a point of sale that opened before the plan’s year is there in it', () => {
  expect(open([point('2023-01-05')], '2025-03-01T01:00:00.000Z')).toMatchObject({ result: 1 })
})

test('the day of the plan’s clock counts as it is in Viet Nam', () => {
  const opened = [point('2025-06-12')]
  expect(open(opened, '2025-06-11T16:59:59.000Z')?.result).toBe(0)
  expect(open(opened, '2025-06-11T17:00:00.000Z')?.result).toBe(1)
})

test('more than the upper end of a span has met the plan too', () => {
  const goal = target('products-recognised', { operator: 'between', value: 1, upTo: 2 })
  expect(reached(goal, [recognition(), recognition(), recognition()])?.met).toBe(true)
  expect(reached(goal, [])?.met).toBe(false)
})

test('a duty stands, comes or has its day past, by the clock of the progress', () => {
  const duty = (due: string | null) => ({ id: String(due), text: '', holder: '', due })
  const { duties } = progressOf(
    {
      id: 'plan-2025',
      year: 2025,
      targets: [],
      duties: [null, '2025-10-31', '2025-11-01'].map(duty),
    },
    { clockId: 'live', asOf: '2025-11-01T01:00:00.000Z', items: [] },
    [],
  )
  expect(duties.map(({ state }) => state)).toEqual(['standing', 'day-past', 'to-come'])
})
