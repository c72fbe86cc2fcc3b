import { expect, test } from 'vitest'
import { pageOfScanned } from './scanned.ts'

test.each([
  ['https://ocop.example/xac-minh/31-10804-01-2026-3-0001', '/xac-minh/31-10804-01-2026-3-0001'],
  ['https://ocop.example/en/truy-xuat/0A1B2C3D4E', '/truy-xuat/0A1B2C3D4E'],
  // A forged code may name any site: what it says is looked up here.
  ['https://evil.example/xac-minh/31-1', '/xac-minh/31-1'],
  ['31-10804-01-2026-3-0001', '/xac-minh/31-10804-01-2026-3-0001'],
  ['0a1b2 c3d4e', '/truy-xuat/0a1b2c3d4e'],
  ['(31)-(10804)-(01)', '/xac-minh/(31)-(10804)-(01)'],
])('%s leads to %s', (scanned, page) => {
  expect(pageOfScanned(scanned)).toBe(page)
})

test.each([
  'https://evil.example/login',
  'https://evil.example/xac-minh/a/b',
  'javascript:alert(1)',
  'tel:19001000',
  '',
  'x'.repeat(101),
])('%s leads nowhere', (scanned) => {
  expect(pageOfScanned(scanned)).toBeUndefined()
})
