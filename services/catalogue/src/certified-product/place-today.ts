import type { CertifiedProduct } from '../../contract/certified-product.ts'
import { isCommuneToday, successorOf } from '../reference/places.ts'

/**
 * The product where it lies today: a certificate decided before 01/07/2025 may still name a province or a commune
 * that was dissolved then; the old province stays as a name to find it by.
 */
export const withPlaceToday = (told: CertifiedProduct): CertifiedProduct => {
  const successor = successorOf(told.provinceCode)
  const communeCode =
    told.communeCode !== null && isCommuneToday(told.communeCode) ? told.communeCode : null
  if (!successor) return { ...told, communeCode }
  return {
    ...told,
    communeCode,
    provinceCode: successor.successorCode,
    formerPlaces: [...new Set([...told.formerPlaces, successor.formerName])],
  }
}
