import type { PlaceCount } from '@ocop/catalogue/contract/place'
import type { PointOfSale } from '@ocop/programme/contract/trade'

/** Points of sale under their provinces' names, in the order of the provinces; a province without any is left out. */
export const byProvince = (
  points: readonly PointOfSale[],
  provinces: readonly Pick<PlaceCount, 'code' | 'name'>[],
): { province: string; of: PointOfSale[] }[] =>
  provinces.flatMap(({ code, name }) => {
    const of = points.filter(({ provinceCode }) => provinceCode === code)
    return of.length > 0 ? [{ province: name, of }] : []
  })
