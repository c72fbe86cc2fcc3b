import { expect, test } from 'vitest'
import type { Role } from '@ocop/kernel/roles'
import { decidesOn, desksOf, type Person } from './person.ts'

const holding = (...roles: Role[]): Person => ({
  person: { id: '5ebaea8d-d6ba-41a2-a093-e0e00721710d', name: 'Hà', email: 'ha@vidu.vn' },
  posts: roles.map((role) => ({
    id: role,
    role,
    unit: { code: '31', name: 'thành phố Hải Phòng', level: 'province', path: 'vn/31' },
  })),
})

test.each<[Role[], string[]]>([
  [[], []],
  [['consultant'], ['/chu-the']],
  [['decision-maker'], ['/can-bo']],
  [['council-secretary'], ['/hoi-dong']],
  [
    ['council-chair', 'commune-officer', 'producer'],
    ['/chu-the', '/can-bo', '/hoi-dong'],
  ],
])('posts %j open the desks %j', (roles, desks) => {
  expect(desksOf(holding(...roles))).toEqual(desks)
})

test.each<[Role, string | null, string, boolean]>([
  ['decision-maker', 'province', 'vn/31/10804', true],
  ['decision-maker', 'commune', 'vn/31/10804', false],
  ['decision-maker', 'ministry', 'vn/31/10804', false],
  ['decision-maker', 'province', 'vn/52/23942', false],
  ['decision-maker', null, 'vn/31/10804', false],
  ['provincial-officer', 'province', 'vn/31/10804', false],
])('a %s of the city decides on a dossier at %s of %s: %s', (role, level, path, decides) => {
  expect(decidesOn(holding(role), { level, unit: { path } })).toBe(decides)
})
