import { expect, test } from 'vitest'
import { roles } from '@ocop/kernel/roles'
import type { NewPost } from '../../contract/posts.ts'
import type { Unit } from '../../contract/units.ts'
import { faultsOf } from './post.ts'

const unit = (level: Unit['level'], dissolved = false): Unit => ({
  code: 'x',
  name: 'X',
  fullName: `${level} X`,
  level,
  kind: 'commune',
  parent: 'vn',
  parentName: 'Y',
  path: 'vn/x',
  state: dissolved ? 'dissolved' : 'open',
  ...(dissolved ? { successor: 'y', dissolvedOn: '2025-07-01' } : {}),
})

const codes = (
  asked: Omit<NewPost, 'unit'>,
  at: Unit | undefined,
  { production = false, there = true } = {},
) =>
  faultsOf(
    { asked: { ...asked, unit: 'x' }, unit: at, organisationIsThere: there },
    production ? 'production' : 'demonstration',
    '/posts/3',
  ).map(({ pointer, code }) => `${pointer} ${code}`)

const organisation = '7d1f6f0e-0000-4000-8000-000000000000'

test.each([
  ['commune-officer', 'commune'],
  ['district-officer', 'district'],
  ['provincial-officer', 'province'],
  ['ministry-officer', 'ministry'],
] as const)('a %s is held at a %s and nowhere else', (role, level) => {
  for (const other of ['commune', 'district', 'province', 'ministry'] as const)
    expect(codes({ role }, unit(other))).toEqual(
      other === level ? [] : ['/posts/3/unit role-not-at-level'],
    )
})

test('a producer acts for an organisation of the commune, others for the unit', () => {
  expect(codes({ role: 'producer', organisation }, unit('commune'))).toEqual([])
  expect(codes({ role: 'producer' }, unit('commune'))).toEqual([
    '/posts/3/organisation organisation-needed',
  ])
  expect(codes({ role: 'producer', organisation }, unit('commune'), { there: false })).toEqual([
    '/posts/3/organisation organisation-unknown',
  ])
  expect(codes({ role: 'approver', organisation }, unit('commune'))).toEqual([
    '/posts/3/organisation organisation-not-for-role',
  ])
})

test('posts at dissolved units are for rehearsals only', () => {
  const district = unit('district', true)
  expect(codes({ role: 'district-officer' }, district)).toEqual([])
  expect(codes({ role: 'district-officer' }, district, { production: true })).toEqual([
    '/posts/3/unit unit-dissolved',
  ])
})

test('no role can be held at a unit that does not exist', () => {
  for (const role of roles)
    expect(codes({ role, organisation }, undefined)[0]).toBe('/posts/3/unit unit-unknown')
})
