import { expect, test } from 'vitest'
import { Register } from '@ocop/identity/contract/me'
import { messagesIn } from '../../i18n/messages.ts'
import { registrationBody, registrationFaults, registrationFields } from './registration.ts'

const t = messagesIn('vi').account
const filled = {
  organisation: 'HTX Nông nghiệp Kim Thành',
  kind: 'cooperative',
  address: 'thôn Đông',
  name: 'Nguyễn Thị Hà',
  email: 'ha@vidu.vn',
  password: 'một mật khẩu dài',
  commandId: '5ebaea8d-d6ba-41a2-a093-e0e00721710d',
}

test('every empty field is told, each at its place', () => {
  expect(Object.keys(registrationFaults({}, t))).toEqual([...registrationFields])
})

test('a short password and an unknown kind are told before identity is asked', () => {
  const faults = registrationFaults({ ...filled, password: 'ngắn', kind: 'guild' }, t)
  expect(faults).toEqual({ password: t.passwordShort, kind: t.empty.kind })
})

test('a filled form is what identity takes', () => {
  expect(registrationFaults(filled, t)).toEqual({})
  expect(Register.safeParse(registrationBody(filled, '10804')).error).toBeUndefined()
})
