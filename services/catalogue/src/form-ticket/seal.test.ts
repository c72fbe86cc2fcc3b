import { expect, test } from 'vitest'
import { codeFor, hashOfCode, sealed, unsealed } from './seal.ts'

const secret = 'a secret of this test alone'

test('a sealed text reads back, a changed one or one for another purpose does not', () => {
  const given = sealed(secret, 'form', 'abc.1')
  expect(unsealed(secret, 'form', given)).toBe('abc.1')
  expect(unsealed(secret, 'form', given.replace('abc', 'abd'))).toBeUndefined()
  expect(unsealed(secret, 'other', given)).toBeUndefined()
  expect(unsealed('another secret', 'form', given)).toBeUndefined()
  for (const nonsense of ['', '.', 'abc.1', 'abc.1.'])
    expect(unsealed(secret, 'form', nonsense)).toBeUndefined()
})

test('a tracking code follows from the record, and its hash from the code however it is typed', () => {
  const code = codeFor(secret, 'some-id')
  expect(code).toMatch(/^([0-9A-F]{5}-){3}[0-9A-F]{5}$/)
  expect(codeFor(secret, 'some-id')).toBe(code)
  expect(codeFor(secret, 'another-id')).not.toBe(code)
  expect(hashOfCode(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toBe(hashOfCode(code))
})
