import { expect, test } from 'vitest'
import { Problem } from '@ocop/kernel/problem'
import { readForm, refusedForm } from './forms.ts'

const values = { email: 'a@b', organisation: 'HTX' }

test('a fault stands at the field its pointer names, every other one on top', () => {
  const error = new Problem('invalid', 'body-invalid', 'two faults', {
    errors: [
      { pointer: '/email', code: 'invalid-format', detail: 'Invalid email' },
      { pointer: '/organisation/name', code: 'too-small', detail: 'Too small' },
      { pointer: '/elsewhere', code: 'member-unknown', detail: 'elsewhere is not known here.' },
    ],
  })
  const form = refusedForm(error, { values, pointers: { '/organisation/name': 'organisation' } })
  expect(Object.keys(form.faults)).toEqual(['email', 'organisation'])
  expect(form.general).toHaveLength(1)
  expect(form.values).toBe(values)
})

test('a refusal without single faults is said on top, in Vietnamese', () => {
  const form = refusedForm(new Problem('conflict', 'email-taken', 'Taken'), { values })
  expect(form.general).toEqual(['Thư điện tử này đã có tài khoản. Xin đăng nhập.'])
})

test('what a form cannot answer goes on to the page that can', () => {
  const down = new Problem('unavailable', 'identity-unavailable', 'down')
  expect(() => refusedForm(down, { values })).toThrow(down)
  const expired = new Problem('unauthenticated', 'token-invalid', 'expired')
  expect(() => refusedForm(expired, { values })).toThrow(expired)
})

test('typed text is trimmed and composed, however the keyboard sent it', async () => {
  const body = new FormData()
  body.set('name', '  Chè Tà Xùa  '.normalize('NFD'))
  const read = await readForm(new Request('http://localhost/', { method: 'POST', body }))
  expect(read['name']).toBe('Chè Tà Xùa')
})
