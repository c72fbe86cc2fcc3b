import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tilePlaces } from './tile-places.ts'

const units = readFileSync(
  new URL('../../../services/catalogue/data/units-2025.csv', import.meta.url),
  'utf8',
)

test('every province of today has a tile, the archipelagos too, and no two share a place', () => {
  const provinces = [...units.matchAll(/^(\d{2}),province,/gm)].map(([, code]) => code)
  expect(provinces).toHaveLength(34)
  const islands = [...units.matchAll(/^(\d{5}),commune,đặc khu,(?:Hoàng|Trường) Sa,/gm)]
  expect(Object.keys(tilePlaces).toSorted()).toEqual(
    [...provinces, ...islands.map(([, code]) => code)].toSorted(),
  )
  const places = Object.values(tilePlaces).map((place) => place.join('-'))
  expect(new Set(places).size).toBe(places.length)
})
