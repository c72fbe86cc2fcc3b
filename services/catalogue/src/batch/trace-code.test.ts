import { expect, test } from 'vitest'
import { newCode, readCode } from './trace-code.ts'

test('a new code reads back as itself, and no two are alike', () => {
  const codes = Array.from({ length: 200 }, newCode)
  expect(codes.map(readCode)).toEqual(codes)
  expect(new Set(codes).size).toBe(200)
})

test('what is typed in small letters, with gaps or with look-alikes is the same code', () => {
  expect(readCode(' 0a1b-2c3d 4e ')).toBe('0A1B2C3D4E')
  expect(readCode('OAIB2C3D4E')).toBe('0A1B2C3D4E')
})

test.each(['', 'ABC', '31-10804-01-2026-3-0001', 'ABCDEFGHJU'])('%s is no code', (typed) => {
  expect(readCode(typed)).toBeUndefined()
})
