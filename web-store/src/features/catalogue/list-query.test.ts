import { expect, test } from 'vitest'
import { listHref, listQueryText, readListQuery, without, withoutFilters } from './list-query.ts'

const read = (text: string) => readListQuery(new URLSearchParams(text))

test('values sent by boxes and values joined in a link mean the same', () => {
  expect(read('stars=3&stars=4&province=31')).toEqual(read('stars=3,4&province=31'))
})

test('a query survives the way through its address', () => {
  const query = read('q=nước mắm&stars=5,4&sheet=9&state=any&sort=newest&page=3')
  expect(read(listQueryText(query).slice(1))).toEqual(query)
})

test('what cannot be a value is left out, so that an old or mistyped link still shows a list', () => {
  const { filters, sort, page } = read(
    'stars=9,4&sheet=27&state=fine&province=../x&sort=cheap&page=-2',
  )
  expect(filters.stars).toEqual(['4'])
  expect([filters.sheet, filters.state, filters.province]).toEqual([[], [], []])
  expect([sort, page]).toEqual([undefined, 1])
})

test('taking a filter out keeps the rest and goes back to the first page', () => {
  const query = read('q=chè&stars=3,4&page=5')
  expect(listHref('vi', without(query, 'stars', '3'))).toBe('/san-pham?q=ch%C3%A8&stars=4')
})

test('taking the province out takes its communes along', () => {
  const { filters } = without(read('province=31&commune=10804&stars=3'), 'province', '31')
  expect(filters).toMatchObject({ province: [], commune: [], stars: ['3'] })
})

test('taking all filters out keeps what was searched for', () => {
  expect(listQueryText(withoutFilters(read('q=mật ong&stars=3&sheet=4&page=2')))).toBe(
    '?q=m%E1%BA%ADt+ong',
  )
})
