import { expect, test } from 'vitest'
import { z } from 'zod'
import { liveState } from '../src/certificate/live-state.ts'
import { communes, provinces } from '../src/reference/places.ts'
import { productSet } from '../src/reference/product-sets.ts'
import { demonstrationEntries } from './entries.ts'
import { namedProducts } from './named-products.ts'

const today = '2026-11-23'
const entries = demonstrationEntries(today)
const named = (name: string) => entries.find((entry) => entry.name === name)

test('every name of the file is there once, with the stars the file gives', () => {
  expect(entries.map(({ name, certificate }) => [name, certificate.stars])).toEqual(
    namedProducts().map(({ name, stars }) => [name, stars]),
  )
  expect(entries).toHaveLength(413)
})

test('every entry lies in a province of today, and its commune in that province', () => {
  const codes = new Set(provinces.map(({ code }) => code))
  const provinceOf = new Map(communes.map(({ code, provinceCode }) => [code, provinceCode]))
  for (const { provinceCode, communeCode } of entries) {
    expect(codes).toContain(provinceCode)
    if (communeCode !== null) expect(provinceOf.get(communeCode)).toBe(provinceCode)
  }
})

test('a dissolved province gives way to its successor and stays findable', () => {
  expect(named('Cam sành')).toMatchObject({
    provinceCode: '86',
    formerPlaces: ['xã Thông Hòa', 'huyện Cầu Kè', 'Trà Vinh'],
  })
  expect(named('Gạo thơm Thủy Thanh')).toMatchObject({ provinceCode: '46' })
})

test('a commune is given only where one of that name is there today', () => {
  expect(named('Chè đinh')).toMatchObject({ communeCode: '05503' })
  expect(named('Trà hoa vàng Ba Chẽ')).toMatchObject({ communeCode: null })
  expect(named('Dừa sáp sợi VICOSAP')).toMatchObject({ communeCode: null })
})

test('a sheet stands in the sector and group of its entry; names that tell none have none', () => {
  for (const { sheet, sector, group } of entries) {
    if (sheet === null) expect(group).toBeNull()
    else expect(productSet(sheet)).toMatchObject({ sector: { id: sector }, group: { id: group } })
  }
  expect(entries.filter(({ sheet }) => sheet === null).length).toBeLessThan(30)
})

test.each([
  ['Cà phê Khe Sanh', 13],
  ['Kẹo dừa ca cao', 7],
  ['Chè đậu đen cốt dừa Hoàng Gia', 7],
  ['Chè búp tím Thanh Ba', 11],
  ['Trà hoa vàng Ba Chẽ', 12],
  ['Mắm cá sặc', 8],
  ['Nước mắm Lê Gia', 9],
  ['Muối tôm', 10],
  ['Điều rang muối Winut', 7],
  ['Mật ong quất', 8],
  ['Rượu mơ Asuka', 15],
  ['Kem dừa non', null],
])('%s belongs to sheet %s', (name, sheet) => {
  expect(named(name)?.sheet).toBe(sheet)
})

test('valid, expiring and expired entries are all seen, and nobody is suspended or revoked', () => {
  const count = (state: string) =>
    entries.filter(
      ({ certificate }) => liveState({ ...certificate, extendedTo: null }, today) === state,
    ).length
  expect(count('valid')).toBeGreaterThan(200)
  expect(count('expiring')).toBeGreaterThan(30)
  expect(count('expired')).toBeGreaterThan(30)
  expect(count('valid') + count('expiring') + count('expired')).toBe(413)
})

test('a certificate lasts 36 months, and its number says that it is an illustration', () => {
  for (const { certificate } of entries) {
    const { validFrom, validTo, number, stars } = certificate
    expect(Temporal.PlainDate.from(validFrom).add({ months: 36 }).toString()).toBe(validTo)
    expect(number).toMatch(new RegExp(`^\\d{2}-\\d{5}-\\d{2,3}-20\\d{2}-${stars}-MH\\d{4}$`))
    expect(certificate.issuedBy).toMatch(/ \(minh họa\)$/)
  }
})

test('ids are UUIDs, differ from each other and stay from day to day', () => {
  const later = demonstrationEntries('2027-02-01')
  expect(later.map(({ productId }) => productId)).toEqual(entries.map(({ productId }) => productId))
  expect(new Set(entries.map(({ productId }) => productId)).size).toBe(413)
  expect(new Set(entries.map(({ certificate }) => certificate.number)).size).toBe(413)
  for (const { productId, producer } of entries) {
    expect(z.uuid().safeParse(productId).success).toBe(true)
    expect(z.uuid().safeParse(producer.id).success).toBe(true)
  }
})

test('products of one named producer stand together, those of nameless ones apart', () => {
  expect(named('Kẹo dừa gừng')?.producer.id).toBe(named('Kẹo dừa sầu riêng')?.producer.id)
  expect(named('Hạt tiêu đen')?.producer.id).not.toBe(named('Hạt tiêu sọ')?.producer.id)
})
