import { expect, test } from 'vitest'
import { marketOf, shownStalls } from './stall.ts'

test('a stall stands at an allowed host, plainly over https', () => {
  expect(marketOf('https://shopee.vn/htx-kim-thanh')).toBe('Shopee')
  expect(marketOf('https://www.lazada.vn/shop/htx')).toBe('Lazada')
})

test.each([
  'http://shopee.vn/htx',
  'https://shopee.vn.evil.example/htx',
  'https://evilshopee.vn/htx',
  'https://me:secret@shopee.vn/htx',
  'https://shopee.vn:8443/htx',
  'javascript:alert(1)',
  'shopee.vn/htx',
])('%s is no stall', (link) => {
  expect(marketOf(link)).toBeUndefined()
})

test('a dead stall is left out, the others keep their order', () => {
  const links = ['https://tiki.vn/a', 'https://voso.vn/b', 'https://shopee.vn/c']
  expect(shownStalls(links, new Set(['https://voso.vn/b']))).toEqual([
    { url: 'https://tiki.vn/a', market: 'Tiki' },
    { url: 'https://shopee.vn/c', market: 'Shopee' },
  ])
})
