import { expect, test } from 'vitest'
import { decodeKeys } from './keystrokes.ts'

test.each([
  ['nuowcs', 'nước'],
  ['mawms', 'mắm'],
  ['caf', 'cà'],
  ['phee', 'phê'],
  ['maatj', 'mật'],
  ['ddaawuj', undefined],
  ['ddaauj', 'đậu'],
  ['dduwowngf', 'đường'],
  ['duongdwf', undefined],
  ['ruwowuj', 'rượu'],
  ['truwngs', 'trứng'],
  ['quees', 'quế'],
  ['chef', 'chè'],
  ['thais', 'thái'],
  ['nguyeen', 'nguyên'],
  ['ddawks', 'đắk'],
  ['dduaw', 'đưa'],
  ['hoaf', 'hòa'],
  ['thuyr', 'thủy'],
  ['giof', 'giò'],
])('Telex %s is %s', (keys, meant) => {
  expect(decodeKeys(keys)).toBe(meant)
})

test.each([
  ['nu7o7c1', 'nước'],
  ['nuoc71', 'nước'],
  ['ma81m', 'mắm'],
  ['ma65t', 'mật'],
  ['d9a65u', 'đậu'],
  ['ca2', 'cà'],
  ['phe6', 'phê'],
  ['ruou75', 'rượu'],
])('VNI %s is %s', (keys, meant) => {
  expect(decodeKeys(keys)).toBe(meant)
})

test.each(['farm', 'coffee', 'organic', 'st25', 'r24', 'super', 'green', 'gaba', 'mat', 'ong'])(
  '%s is left as it was typed',
  (token) => {
    expect(decodeKeys(token)).toBeUndefined()
  },
)
