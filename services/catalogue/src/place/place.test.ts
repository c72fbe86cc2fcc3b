import { expect, test } from 'vitest'
import { formerOf, placeByCode, placeBySlug, placesOfToday } from './place.ts'

test('no two of the provinces and communes of today share an address', () => {
  const slugs = placesOfToday.map(({ slug }) => slug)
  const twice = slugs.filter((slug, index) => slugs.indexOf(slug) !== index)
  expect(twice).toEqual([])
  expect(slugs.length).toBeGreaterThan(3_300)
})

test('a commune’s address says what it is and where it lies', () => {
  expect(placeByCode('10804')).toMatchObject({ slug: 'xa-kim-thanh-hai-phong', provinceCode: '31' })
  expect(placeBySlug('xa-kim-thanh-hai-phong')?.code).toBe('10804')
})

test('a former province keeps its address and tells what became of it', () => {
  expect(placeBySlug('hai-duong')).toMatchObject({ level: 'former-province', provinceCode: '31' })
  expect(formerOf('31').map(({ name }) => name)).toEqual(['Hải Dương'])
})

test('a name that went on is today’s province, not the former one', () => {
  expect(placeBySlug('hai-phong')).toMatchObject({ level: 'province', code: '31' })
})
