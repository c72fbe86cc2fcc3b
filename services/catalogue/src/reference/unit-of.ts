import { ministryCode, type UnitRef } from '@ocop/kernel/units'
import { communeName, provinceName } from './places.ts'

/** The unit a product belongs to, as the ledger names units: its commune, or its province where that is all one knows. */
export const unitOf = (place: {
  readonly provinceCode: string
  readonly communeCode: string | null
}): UnitRef => {
  const { provinceCode, communeCode } = place
  const above = `${ministryCode}/${provinceCode}`
  return communeCode === null
    ? { code: provinceCode, name: provinceName(provinceCode), level: 'province', path: above }
    : {
        code: communeCode,
        name: communeName(communeCode),
        level: 'commune',
        path: `${above}/${communeCode}`,
      }
}
