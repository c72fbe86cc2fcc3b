import { expect, test } from 'vitest'
import { folded, patternsOf } from './search.ts'

test('accents, case and đ make no difference', () => {
  expect(folded('Bánh ĐA Gạo Đăk Glei')).toBe('banh da gao dak glei')
  expect(folded('Bánh'.normalize('NFD'))).toBe(folded('Bánh'.normalize('NFC')))
})

test('signs that mean something to LIKE are searched as themselves', () => {
  expect(patternsOf(String.raw`50% a_b \ `)).toEqual([
    String.raw`%50\%%`,
    String.raw`%a\_b%`,
    String.raw`%\\%`,
  ])
})

test('a query of spaces searches nothing', () => {
  expect(patternsOf('   ')).toEqual([])
})
