import { provinces } from '../src/reference/places.ts'
import { productSet } from '../src/reference/product-sets.ts'
import { namedProducts, type NamedProduct } from './named-products.ts'
import { placeToday, type PlaceToday } from './place-of.ts'
import { sectorAndSheet } from './sheet-of.ts'
import { stableId, stableShare } from './stable-id.ts'
import { termOn } from './term.ts'

/**
 * A real product's name under an invented certificate that says so, for the storefront of a demonstration; realm
 * rehearsal, live clock, and always in force: nobody real is ever shown as suspended or revoked.
 */
export type DemonstrationEntry = {
  readonly productId: string
  readonly name: string
  readonly producer: { readonly id: string; readonly name: string; readonly kind: string }
  readonly sheet: number | null
  readonly sector: string
  readonly group: string | null
  readonly provinceCode: string
  readonly communeCode: string | null
  readonly formerPlaces: string[]
  readonly certificate: {
    readonly number: string
    readonly stars: number
    readonly standing: 'in-force'
    readonly decisionNumber: string
    readonly issuedBy: string
    readonly validFrom: string
    readonly validTo: string
  }
  readonly realm: 'rehearsal'
  readonly clockId: 'live'
}

/** The 413 entries, the same on every call for the same day; ids and numbers' serials never change. */
export const demonstrationEntries = (today: string): DemonstrationEntry[] => {
  const seen = new Map<string, number>()
  return namedProducts().map((product, index) => {
    const place = placeToday(product.province, product.district_or_commune)
    const inProvince = (seen.get(place.provinceCode) ?? 0) + 1
    seen.set(place.provinceCode, inProvince)
    return entryOf(product, place, { today, inProvince, serial: index + 1 })
  })
}

type Numbering = { readonly today: string; readonly inProvince: number; readonly serial: number }

const entryOf = (
  product: NamedProduct,
  place: PlaceToday,
  numbering: Numbering,
): DemonstrationEntry => {
  const { sector, sheet } = sectorAndSheet(product.name, product.group)
  return {
    productId: stableId(`product|${product.name}|${product.province}`),
    name: product.name,
    producer: producerOf(product),
    sheet,
    sector,
    group: sheet === null ? null : (productSet(sheet)?.group.id ?? null),
    provinceCode: place.provinceCode,
    communeCode: place.communeCode,
    formerPlaces: [...place.formerPlaces],
    certificate: certificateOf(product, place, numbering),
    realm: 'rehearsal',
    clockId: 'live',
  }
}

const kinds: Readonly<Record<string, string>> = {
  'doanh nghiệp': 'small-medium-enterprise',
  'hợp tác xã': 'cooperative',
  'tổ hợp tác': 'cooperative-group',
  'hộ kinh doanh': 'household',
  'cơ sở sản xuất': 'workshop',
}

/** Names of private persons were taken out of the file; what is left of these names is shared by many producers. */
const nameless = new Set(['', 'Hộ kinh doanh', 'Cơ sở sản xuất kinh doanh'])

const producerOf = ({
  name,
  province,
  producer,
  producer_kind: kind,
}: NamedProduct): DemonstrationEntry['producer'] => ({
  id: stableId(
    nameless.has(producer) ? `producer of|${name}|${province}` : `producer|${producer}|${province}`,
  ),
  name: producer === '' ? 'Chủ thể chưa rõ tên' : producer,
  kind: kinds[kind] ?? 'unknown',
})

/** `<province>-<commune>-<number>-<year>-<stars>-MH<serial>`: MH for "minh họa", so that no number passes for a real one. */
const certificateOf = (
  { name, province, stars }: NamedProduct,
  { provinceCode, communeCode }: PlaceToday,
  { today, inProvince, serial }: Numbering,
): DemonstrationEntry['certificate'] => {
  const { validFrom, validTo } = termOn(today, stableShare(`${name}|${province}`))
  const digits = String(serial).padStart(4, '0')
  const productCode = [
    provinceCode,
    communeCode ?? '00000',
    String(inProvince).padStart(2, '0'),
    validFrom.slice(0, 4),
  ]
  return {
    number: [...productCode, stars, `MH${digits}`].join('-'),
    stars,
    standing: 'in-force',
    decisionNumber: `MINH-HOA-${digits}`,
    issuedBy: `${issuerOf(provinceCode, stars)} (minh họa)`,
    validFrom,
    validTo,
  }
}

/** Decision 26/2026: the minister decides on five stars, the chair of the province on three and four. */
const issuerOf = (provinceCode: string, stars: number): string => {
  if (stars === 5) return 'Bộ Nông nghiệp và Môi trường'
  const province = provinces.find(({ code }) => code === provinceCode)
  return `UBND ${province?.kind ?? 'tỉnh'} ${province?.name ?? provinceCode}`
}
