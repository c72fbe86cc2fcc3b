import type { Kysely } from 'kysely'
import { aCertifiedProduct } from '../certified-product/sample.ts'
import { keepProduct } from '../certified-product/store.ts'
import type { CatalogueTables } from '../tables.ts'

type Shelved = Parameters<typeof aCertifiedProduct>[0] & { readonly stars: number }

/** A small catalogue in which the rules of search can be told apart, for tests of 23/11/2026. */
export const shelf: readonly Shelved[] = [
  {
    name: 'Cà phê Khe Sanh',
    stars: 5,
    provinceCode: '44',
    communeCode: null,
    sheet: 13,
    group: 'coffee',
    formerPlaces: ['Quảng Trị'],
  },
  {
    name: 'Cà phê bột Bích Thao',
    stars: 5,
    provinceCode: '14',
    communeCode: null,
    sheet: 13,
    group: 'coffee',
  },
  {
    name: 'Ca cao cà phê',
    stars: 3,
    provinceCode: '86',
    communeCode: null,
    sheet: 13,
    group: 'coffee',
    formerPlaces: ['Trà Vinh'],
  },
  { name: 'Cá phèn kho', stars: 4, provinceCode: '86', communeCode: null },
  { name: 'Mật ong hoa nhãn', stars: 4, sheet: 4, group: 'raw' },
  {
    name: 'Mật ong bạc hà',
    stars: 3,
    provinceCode: '08',
    communeCode: null,
    sheet: 4,
    group: 'raw',
    formerPlaces: ['Hà Giang'],
  },
  {
    name: 'Nước mắm Phú Quốc Khải Hoàn 40 độ đạm',
    stars: 5,
    provinceCode: '91',
    communeCode: null,
    sheet: 9,
    group: 'condiment',
    formerPlaces: ['Kiên Giang'],
  },
  {
    name: 'Nước mắm Lê Gia',
    stars: 5,
    provinceCode: '38',
    communeCode: null,
    sheet: 9,
    group: 'condiment',
  },
  {
    name: 'Rượu mơ',
    stars: 4,
    sector: 'drinks',
    group: 'alcohol',
    sheet: 15,
    provinceCode: '19',
    communeCode: null,
  },
  { name: 'Chè đen cũ', stars: 3, sheet: 11, group: 'tea', certificate: { validTo: '2026-11-22' } },
  {
    name: 'Chè xanh hết hôm nay',
    stars: 3,
    sheet: 11,
    group: 'tea',
    certificate: { validTo: '2026-11-23' },
  },
  {
    name: 'Chè gia hạn',
    stars: 3,
    sheet: 11,
    group: 'tea',
    certificate: { standing: 'extended', validTo: '2026-10-01', extendedTo: '2026-12-31' },
  },
  { name: 'Chè thu hồi', stars: 3, sheet: 11, group: 'tea', certificate: { standing: 'revoked' } },
  {
    name: 'Chè đình chỉ',
    stars: 3,
    sheet: 11,
    group: 'tea',
    certificate: { standing: 'suspended' },
  },
  {
    name: 'Chè diễn tập',
    stars: 3,
    sheet: 11,
    group: 'tea',
    realm: 'rehearsal',
    clockId: 'r1',
    certificate: { validFrom: '2025-12-01', validTo: '2026-11-20' },
  },
]

/** Tells the whole shelf to a catalogue; the certificate numbers are `NR-<place on the shelf>-2026-…`. */
export const fillShelf = async (db: Kysely<CatalogueTables>): Promise<void> => {
  for (const [index, { certificate, stars, ...over }] of shelf.entries()) {
    const number = `NR-${index}-2026-${stars}-${1000 + index}`
    const told = aCertifiedProduct({
      ...over,
      formerPlaces: over.formerPlaces ?? [],
      certificate: { ...certificate, stars, number },
    })
    await db.transaction().execute((trx) => keepProduct(trx, told))
  }
}
