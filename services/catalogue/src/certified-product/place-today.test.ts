import { expect, test } from 'vitest'
import { withPlaceToday } from './place-today.ts'
import { aCertifiedProduct } from './sample.ts'

test('a dissolved province gives way to its successor and stays a name to find the product by', () => {
  const told = aCertifiedProduct({
    provinceCode: 'cu-ba-ria-vung-tau',
    communeCode: 'cu-huyen-dat-do',
    formerPlaces: ['huyện Đất Đỏ'],
  })
  expect(withPlaceToday(told)).toMatchObject({
    provinceCode: '79',
    communeCode: null,
    formerPlaces: ['huyện Đất Đỏ', 'Bà Rịa - Vũng Tàu'],
  })
})

test('a place of today stays as told', () => {
  const told = aCertifiedProduct()
  expect(withPlaceToday(told)).toEqual(told)
})
