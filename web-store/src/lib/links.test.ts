import { expect, test } from 'vitest'
import { pageHref, queryText, safeReturn } from './links.ts'

test('English pages are the same pages under /en', () => {
  expect(pageHref('vi', '/san-pham')).toBe('/san-pham')
  expect(pageHref('en', '/san-pham?q=tra')).toBe('/en/san-pham?q=tra')
  expect(pageHref('en', '/')).toBe('/en')
})

test('absent and empty members leave the query', () => {
  expect(queryText({ q: 'chè', page: 2, sort: undefined, unit: '' })).toBe('?q=ch%C3%A8&page=2')
  expect(queryText({})).toBe('')
})

test.each([
  ['/chu-the/ho-so/1?da=nop', '/chu-the/ho-so/1?da=nop'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/a\nb', '/'],
  [null, '/'],
])('after signing in %j leads to %s, never off the site', (wanted, there) => {
  expect(safeReturn(wanted)).toBe(there)
})
