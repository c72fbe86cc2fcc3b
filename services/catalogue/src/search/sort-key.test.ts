import { expect, test } from 'vitest'
import { sortKey } from './sort-key.ts'

const sorted = (names: readonly string[]) =>
  names.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0))

test('names stand in the order of the Vietnamese alphabet', () => {
  const names = [
    'Bánh đa',
    'Bánh dừa',
    'Ăn liền',
    'Áo',
    'Đường',
    'Dưa',
    'Ca',
    'Cà phê',
    'Cà',
    'Gạo R24',
    'Gạo R3',
  ]
  expect(sorted(names)).toEqual([
    'Áo',
    'Ăn liền',
    'Bánh dừa',
    'Bánh đa',
    'Ca',
    'Cà',
    'Cà phê',
    'Dưa',
    'Đường',
    'Gạo R24',
    'Gạo R3',
  ])
})

test('a tone decides only between names that are otherwise alike', () => {
  expect(sorted(['Cá an', 'Ca bo'])).toEqual(['Cá an', 'Ca bo'])
})
