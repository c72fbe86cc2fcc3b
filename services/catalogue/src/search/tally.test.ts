import { expect, test } from 'vitest'
import { filtersOf, ProductQuery } from '../product/product-query.ts'
import { countsOf, type TallyRow } from './tally.ts'

const row = (over: Partial<TallyRow>): TallyRow => ({
  stars: '3',
  sector: 'food',
  group: null,
  sheet: '8',
  province: '31',
  commune: null,
  producerKind: 'cooperative',
  state: 'valid',
  standards: [],
  sellsOnline: 'no',
  number: 1,
  ...over,
})
const tally = [
  row({ number: 5 }),
  row({ stars: '5', standards: ['vietgap', 'haccp'], number: 2 }),
  row({ province: '01', number: 3 }),
  row({ province: '01', stars: '5', number: 7 }),
]

test('a field is counted without its own filter and with the others, and one product under each of its standards', () => {
  const { total, facets } = countsOf(
    tally,
    filtersOf(ProductQuery.parse({ province: '31', stars: '5' })),
    ['stars', 'province', 'standards', 'group'],
  )
  expect(total).toBe(2)
  expect(facets.stars).toEqual([
    { value: '3', count: 5 },
    { value: '5', count: 2 },
  ])
  expect(facets.province).toEqual([
    { value: '31', count: 2 },
    { value: '01', count: 7 },
  ])
  expect(facets.standards).toEqual([
    { value: 'vietgap', count: 2 },
    { value: 'haccp', count: 2 },
  ])
  expect([facets.group, facets.sector]).toEqual([[], []])
})
