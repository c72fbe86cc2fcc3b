import { communes, provinceCodeOf, provinceName, type Commune } from '../src/reference/places.ts'
import { syllables } from '../src/search/fold.ts'

export type PlaceToday = {
  readonly provinceCode: string
  /** Null where the file names no commune, or none of that name is in the province today. */
  readonly communeCode: string | null
  readonly formerPlaces: readonly string[]
}

const nameOnly = (text: string): string => syllables(text).join(' ')

/** A part that names a district or a larger town, never a commune. */
const isAboveCommune = (part: string): boolean =>
  /^(huyện|quận|thị xã|TP|thành phố|thôn)\s/.test(part)
const withoutKind = (part: string): string => part.replace(/^(xã|phường|thị trấn)\s/, '')

/** Where a place as printed at recognition lies today. @throws when no province took over the one named */
export const placeToday = (province: string, printed: string): PlaceToday => {
  const provinceCode = provinceCodeOf(province)
  if (provinceCode === undefined)
    throw new Error(`No province has or took over the name ${province}`)
  const parts = printed
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const smallest = parts.find((part) => !isAboveCommune(part))
  const name = smallest === undefined ? undefined : withoutKind(smallest)
  const isNamesake = namesakes.some((each) => each.province === province && each.commune === name)
  const commune = name === undefined || isNamesake ? undefined : onlyCommune(provinceCode, name)
  const renamed = provinceName(provinceCode) === province ? [] : [province]
  return { provinceCode, communeCode: commune?.code ?? null, formerPlaces: [...parts, ...renamed] }
}

/** Communes that only share their name with one of today's, which lies in another of the provinces merged into it. */
const namesakes: readonly { readonly province: string; readonly commune: string }[] = [
  // Thạnh Phú of Cầu Kè; today's xã Thạnh Phú was in Bến Tre.
  { province: 'Trà Vinh', commune: 'Thạnh Phú' },
]

/** The one commune of that name in the province; two of a name would be a guess. */
const onlyCommune = (provinceCode: string, name: string): Commune | undefined => {
  const found = communes.filter(
    (commune) => commune.provinceCode === provinceCode && nameOnly(commune.name) === nameOnly(name),
  )
  return found.length === 1 ? found[0] : undefined
}
