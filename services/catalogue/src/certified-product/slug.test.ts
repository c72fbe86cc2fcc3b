import { expect, test } from 'vitest'
import { slugCandidates, slugOf } from './slug.ts'

test('đ and every mark become plain letters, also when decomposed', () => {
  expect(slugOf('Đèn bàn mây tre đan', 'x')).toBe('den-ban-may-tre-dan')
  expect(slugOf('Nước mắm Cửa Lò 20°N'.normalize('NFD'), 'x')).toBe('nuoc-mam-cua-lo-20-n')
  expect(slugOf('Chăn & gối AnLạc', 'x')).toBe('chan-va-goi-anlac')
})

test('a name without a letter still gives an address', () => {
  expect(slugOf('☆☆☆', 'san-pham')).toBe('san-pham')
})

test('a taken address is followed by its place and then by numbers', () => {
  const candidates = slugCandidates('Mật ong', 'Kim Thành', 'san-pham')
  expect([1, 2, 3, 4].map(() => candidates.next().value)).toEqual([
    'mat-ong',
    'mat-ong-kim-thanh',
    'mat-ong-kim-thanh-2',
    'mat-ong-kim-thanh-3',
  ])
})
