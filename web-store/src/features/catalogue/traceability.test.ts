import { expect, test } from 'vitest'
import type { PublicListing } from '@ocop/catalogue/contract/listing'
import { messagesIn } from '../../i18n/messages.ts'
import { traceFields } from './traceability.ts'

const t = messagesIn('vi').market.listing
const product = { name: 'Rươi', producer: { slug: 'htx', name: 'HTX Kim Thành', kind: 'farm' } }
const listing = (traceability: PublicListing['traceability']): PublicListing => ({
  ...{ story: null, photos: [], process: null, proofs: [], pointsOfSale: [], stalls: [] },
  ...{ capacityPerMonth: null, minimumOrder: null, leadDays: null, price: null },
  ...{ shipsNationwide: null, seasonMonths: [], approvedAt: '2026-11-01T00:00:00.000Z' },
  traceability,
})
const nothing = { address: null, madeOn: null, brandCode: null, shelfLife: null }

test('without a listing the five items are there all the same, and what is missing is said', () => {
  const fields = traceFields({ ...product, listing: null }, t)
  expect(fields.map(({ value }) => value)).toEqual(['Rươi', 'HTX Kim Thành', null, null, null])
  expect(fields.map(({ lacks }) => lacks)).toEqual([t.noImage, t.noAddress, null, null, null])
})

test('what the producer told stands in its item', () => {
  const told = { ...nothing, address: 'Thôn 1', shelfLife: '12 tháng' }
  const fields = traceFields({ ...product, listing: listing(told) }, t)
  expect(fields[1]).toMatchObject({ value: 'HTX Kim Thành, Thôn 1', lacks: null })
  expect(fields[4]).toMatchObject({ value: '12 tháng' })
})
