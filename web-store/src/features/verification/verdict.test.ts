import { expect, test } from 'vitest'
import { Problem, type ProblemKind } from '@ocop/kernel/problem'
import type { Api } from '../../lib/api.ts'
import { typedNumber, verdictOn } from './verdict.ts'

const refusing = (kind: ProblemKind, code: string): Api => ({
  get: () => Promise.reject(new Problem(kind, code, '')),
  send: () => Promise.reject(new Error('nothing is sent')),
})

test('a number the register does not know was never issued', async () => {
  expect(await verdictOn(refusing('missing', 'never-issued'), '1')).toEqual({
    state: 'never-issued',
  })
})

test.each(['unknown', 'catalogue-unavailable'])(
  'a register that cannot be asked (%s) is not called false',
  async (code) => {
    expect(await verdictOn(refusing('unavailable', code), '1')).toEqual({ state: 'unknown' })
  },
)

test('any other refusal is not turned into a verdict', async () => {
  await expect(verdictOn(refusing('too-many', 'attempts-too-many'), '1')).rejects.toThrow(Problem)
})

test('spaces and typographic hyphens in a copied number do not hide the certificate', () => {
  expect(typedNumber(' 31–10804-01-2026 -4-0001\n')).toBe('31-10804-01-2026-4-0001')
})
