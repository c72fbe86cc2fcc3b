import { expect, test } from 'vitest'
import type { PersonActor } from '@ocop/kernel/actor'
import { producerOf } from '../test-files.ts'
import { evidenceKey, isOwner, owningOrganisation, requireReader, type Word } from './file.ts'

const person = (...organisations: string[]): PersonActor => ({
  kind: 'person',
  personId: 'an',
  posts: organisations.map(producerOf),
})

test('the uploader and colleagues of the same organisation own a file, others do not', () => {
  const file = { ownerPerson: 'binh', ownerOrganisation: 'htx' }
  expect(isOwner(person('htx'), file)).toBe(true)
  expect(isOwner(person('other'), file)).toBe(false)
  expect(isOwner(person(), { ownerPerson: 'an', ownerOrganisation: null })).toBe(true)
  expect(isOwner(person(), { ownerPerson: 'binh', ownerOrganisation: null })).toBe(false)
})

test('a file is uploaded for the only organisation, the named one, or nobody else', () => {
  expect(owningOrganisation(person())).toBeNull()
  expect(owningOrganisation(person('htx'))).toBe('htx')
  expect(owningOrganisation(person('htx', 'htx'))).toBe('htx')
  expect(owningOrganisation(person('htx', 'hộ'), 'hộ')).toBe('hộ')
})

test('no file is uploaded for an organisation that is not the person’s, or by guess', () => {
  const refused = expect.objectContaining({ code: 'organisation-not-yours' })
  expect(() => owningOrganisation(person('htx', 'hộ'))).toThrow(refused)
  expect(() => owningOrganisation(person('htx'), 'other')).toThrow(refused)
  expect(() => owningOrganisation(person(), 'other')).toThrow(refused)
})

test('one owner’s yes is enough; without a yes, a silent owner means not known yet', async () => {
  const links = ['yes', 'no', 'unknown'].map((id) => ({ type: 'dossier' as const, id }))
  const [yes, no, unknown] = links
  const ask = async ({ id }: { id: string }): Promise<Word> =>
    id === 'yes' || id === 'no' ? id : 'unknown'
  const among = (...some: (typeof yes)[]) =>
    requireReader(
      some.filter((link) => link !== undefined),
      ask,
    )
  await expect(among(unknown, no, yes)).resolves.toBeUndefined()
  await expect(among(no, unknown)).rejects.toMatchObject({ code: 'access-unknown' })
  await expect(among(no)).rejects.toMatchObject({ code: 'file-unknown' })
  await expect(among()).rejects.toMatchObject({ code: 'file-unknown' })
})

test('equal files of two people lie at different places', () => {
  expect(evidenceKey('ab12', 'f1')).toBe('evidence/ab/f1')
  expect(evidenceKey('ab12', 'f2')).not.toBe(evidenceKey('ab12', 'f1'))
})
