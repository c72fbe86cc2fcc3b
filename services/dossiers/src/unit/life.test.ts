import { expect, test } from 'vitest'
import type { Post } from '@ocop/kernel/actor'
import type { UnitRef } from '@ocop/kernel/units'
import { demandStanding, standingUnit } from './life.ts'

const district: UnitRef = {
  code: 'cu-huyen-dak-glei',
  name: 'huyện Đăk Glei',
  level: 'district',
  path: 'vn/cu-kon-tum/cu-huyen-dak-glei',
}
const province: UnitRef = { code: '51', name: 'tỉnh Quảng Ngãi', level: 'province', path: 'vn/51' }
const ends = {
  endOf: async (path: string) =>
    path === district.path ? { dissolvedOn: '2025-07-01', successor: province } : undefined,
}
const post = (unit: UnitRef): Post => ({ id: 'post', role: 'decision-maker', unit })

test.each([
  ['2025-06-30', true],
  ['2025-07-01', false],
  ['2026-11-26', false],
])('a district’s post on %s may act: %s', async (day, may) => {
  const acting = demandStanding(ends, post(district), day)
  if (may) await expect(acting).resolves.toBeUndefined()
  else
    await expect(acting).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'unit-gone',
      facts: { successor: '51' },
    })
})

test('a post at a unit that lives and a producer of a commune that is gone may act on any day', async () => {
  await demandStanding(ends, post(province), '2026-11-26')
  const producer = { ...post(district), organisation: { id: 'htx', name: 'HTX' } }
  await demandStanding(ends, producer, '2026-11-26')
})

test('what stands for a unit is itself until the day it ends, then its successor', async () => {
  expect(await standingUnit(ends, district, '2025-06-30')).toEqual(district)
  expect(await standingUnit(ends, district, '2025-07-01')).toEqual(province)
  expect(await standingUnit(ends, province, '2025-07-01')).toEqual(province)
})
