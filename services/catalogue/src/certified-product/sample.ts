import { randomUUID } from 'node:crypto'
import type { CertifiedProduct } from '../../contract/certified-product.ts'

type Over = Partial<Omit<CertifiedProduct, 'certificate'>> & {
  readonly certificate?: Partial<CertifiedProduct['certificate']>
}

/** A live product with a certificate good until the end of 2028, for tests. */
export const aCertifiedProduct = ({ certificate, ...over }: Over = {}): CertifiedProduct => ({
  productId: randomUUID(),
  version: 1,
  name: 'Rươi đóng hộp Kim Thành',
  sheetSet: '26-2026',
  sheet: 8,
  sector: 'food',
  group: 'processed',
  provinceCode: '31',
  communeCode: '10804',
  formerPlaces: ['huyện Kim Thành', 'Hải Dương'],
  producer: { id: 'htx-kim-thanh', name: 'HTX Kim Thành', kind: 'cooperative' },
  certificate: {
    number: '31-10804-01-2026-3-0001',
    stars: 3,
    standing: 'in-force',
    decisionNumber: '120/QĐ-UBND',
    issuedBy: 'UBND thành phố Hải Phòng',
    validFrom: '2025-12-20',
    validTo: '2028-12-20',
    extendedTo: null,
    replacedBy: null,
    ...certificate,
  },
  story: null,
  realm: 'live',
  clockId: 'live',
  changedAt: '2025-12-20T03:00:00.000Z',
  ...over,
})
