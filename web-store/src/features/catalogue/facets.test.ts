import { expect, test } from 'vitest'
import { messagesIn } from '../../i18n/messages.ts'
import { facetLabel, orderedFacet } from './facets.ts'

const place = (value: string, label: string, count: number) => ({ value, label, count })

test('labels follow the language; places keep their names', () => {
  const en = messagesIn('en')
  expect(facetLabel(en, 'stars', { value: '4', label: '4 sao' })).toBe('4 stars')
  expect(facetLabel(en, 'sheet', { value: '13', label: 'Cà phê, cacao' })).toBe('Coffee, cocoa')
  expect(facetLabel(en, 'province', { value: '31', label: 'Hải Phòng' })).toBe('Hải Phòng')
})

test('a value newer than our texts shows as the catalogue tells it', () => {
  expect(
    facetLabel(messagesIn('vi'), 'producerKind', { value: 'guild', label: 'Phường hội' }),
  ).toBe('Phường hội')
})

test('what is chosen stands first and stays in sight when it leaves no product', () => {
  const counts = [place('01', 'Hà Nội', 9), place('31', 'Hải Phòng', 2)]
  const values = orderedFacet('province', counts, ['31', '92']).map(({ value }) => value)
  expect(values).toEqual(['31', '92', '01'])
})

test('stars go down, sheets go up, whatever their counts', () => {
  expect(
    orderedFacet('stars', [place('3', '', 9), place('5', '', 1)], []).map(({ value }) => value),
  ).toEqual(['5', '3'])
  expect(
    orderedFacet('sheet', [place('12', '', 9), place('2', '', 1)], []).map(({ value }) => value),
  ).toEqual(['2', '12'])
})
