import { slugOf } from '../certified-product/slug.ts'
import { communes, formerProvinces, provinces } from '../reference/places.ts'

/** A place by its address; former provinces keep theirs for ever. */
export type AddressedPlace = {
  readonly level: 'province' | 'commune' | 'former-province'
  readonly code: string
  readonly kind: string
  readonly name: string
  readonly slug: string
  readonly provinceCode: string
}

export const provinceSlug = (name: string): string => slugOf(name, 'tinh')

const slugs = new Map(provinces.map(({ code, name }) => [code, provinceSlug(name)]))

const plain: readonly AddressedPlace[] = [
  ...provinces.map((place) => ({
    ...place,
    level: 'province' as const,
    slug: provinceSlug(place.name),
    provinceCode: place.code,
  })),
  ...communes.map((place) => ({
    ...place,
    level: 'commune' as const,
    slug: slugOf(`${place.kind} ${place.name} ${slugs.get(place.provinceCode) ?? ''}`, 'xa'),
  })),
]

/** Names that differ by their marks alone (xã Ba Tơ, xã Ba Tô) are told apart by their codes. */
const shared = new Map<string, number>()
for (const { slug } of plain) shared.set(slug, (shared.get(slug) ?? 0) + 1)
const ofToday = plain.map((place) =>
  shared.get(place.slug) === 1 ? place : { ...place, slug: `${place.slug}-${place.code}` },
)
const former: readonly AddressedPlace[] = formerProvinces.map(({ name, successorCode }) => ({
  level: 'former-province',
  code: successorCode,
  kind: 'tỉnh cũ',
  name,
  slug: provinceSlug(name),
  provinceCode: successorCode,
}))

/** A name that is also one of today’s leads to today’s place. */
const bySlug = new Map([...former, ...ofToday].map((place) => [place.slug, place]))
const byCode = new Map(ofToday.map((place) => [place.code, place]))

export const placeBySlug = (slug: string): AddressedPlace | undefined => bySlug.get(slug)
export const placeByCode = (code: string): AddressedPlace | undefined => byCode.get(code)

/** Former provinces that went into this one, by name and address. */
export const formerOf = (code: string): { slug: string; name: string }[] =>
  former
    .filter((place) => place.provinceCode === code && bySlug.get(place.slug) === place)
    .map(({ slug, name }) => ({ slug, name }))

/** Every place of today, for tests that no two share an address. */
export const placesOfToday = ofToday
