import { expect, test } from 'vitest'
import type { Unit } from '../../contract/units.ts'
import { communeFaults } from './organisation.ts'

const old: Unit = {
  code: 'cu-xa-dak-pek',
  name: 'Đăk Pék',
  fullName: 'xã Đăk Pék',
  level: 'commune',
  kind: 'commune',
  parent: 'cu-huyen-dak-glei',
  parentName: 'huyện Đăk Glei',
  path: 'vn/cu-kon-tum/cu-huyen-dak-glei/cu-xa-dak-pek',
  state: 'dissolved',
  successor: '23341',
  dissolvedOn: '2025-07-01',
}
const codes = (...asked: Parameters<typeof communeFaults>): string[] =>
  communeFaults(...asked).map(({ code }) => code)

test('at a commune that is gone only a rehearsal of an earlier year has an organisation', () => {
  expect(codes(old, '/commune')).toEqual(['unit-dissolved'])
  expect(codes(old, '/commune', 'live')).toEqual(['unit-dissolved'])
  expect(codes(old, '/commune', 'rehearsal')).toEqual([])
})

test('an organisation is at a commune in any realm', () => {
  expect(codes({ ...old, level: 'district' }, '/commune', 'rehearsal')).toEqual([
    'unit-not-a-commune',
  ])
  expect(codes(undefined, '/commune', 'rehearsal')).toEqual(['unit-unknown'])
})
