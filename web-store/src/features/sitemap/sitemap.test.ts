import { expect, test } from 'vitest'
import { partOf, sitemap } from './sitemap.ts'

test('each page stands there in both languages and each names the other', () => {
  const xml = sitemap('https://ocop.example', [
    { path: '/san-pham/a', changedAt: '2026-01-02T00:00:00.000Z' },
  ])
  expect(xml.match(/<loc>[^<]+/g)).toEqual([
    '<loc>https://ocop.example/san-pham/a',
    '<loc>https://ocop.example/en/san-pham/a',
  ])
  expect(
    xml.match(/hreflang="x-default" href="https:\/\/ocop.example\/san-pham\/a"/g),
  ).toHaveLength(2)
  expect(xml).toContain('<lastmod>2026-01-02T00:00:00.000Z</lastmod>')
})

test('an address cannot break out of the file', () => {
  expect(sitemap('https://ocop.example', [{ path: '/a?b=1&c=<d>' }])).toContain(
    '/a?b=1&amp;c=&lt;d>',
  )
})

test('only parts that exist are known', () => {
  expect(partOf('trang')).toEqual({ kind: 'page' })
  expect(partOf('san-pham-12')).toEqual({ kind: 'product', page: 12 })
  expect(partOf('san-pham-0')).toBeUndefined()
  expect(partOf('khac-1')).toBeUndefined()
})
