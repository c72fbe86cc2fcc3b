import { expect, test } from 'vitest'
import type { ProductPage } from '@ocop/catalogue/contract/product-list'
import { asScript } from '../../lib/schema-org.ts'
import { productFacts } from './product-facts.ts'

const product = (state: ProductPage['state'], name = 'Mắm cáy'): ProductPage => ({
  productId: 'd0f3c3d0-0000-4000-8000-000000000001',
  slug: 'mam-cay',
  name,
  stars: 4,
  state,
  certificateNumber: '31-10804-001-2026-4-0001',
  decisionNumber: '12/QĐ-UBND',
  validTo: '2029-12-20',
  extendedTo: null,
  sector: 'food',
  group: null,
  sheet: 9,
  province: { code: '31', name: 'Hải Phòng' },
  commune: null,
  producer: { slug: 'htx', name: 'HTX Kim Thành', kind: 'cooperative' },
  image: null,
  realm: 'live',
  story: null,
  sectorName: 'Thực phẩm',
  groupName: null,
  sheetName: 'Tương, nước mắm',
  formerPlaces: [],
  certificate: {
    number: '31-10804-001-2026-4-0001',
    stars: 4,
    state,
    issuedBy: 'UBND thành phố Hải Phòng',
    decisionNumber: '12/QĐ-UBND',
    validFrom: '2026-12-20',
    validTo: '2029-12-20',
    extendedTo: null,
    replacedBy: null,
  },
  asOf: '2027-01-01',
  clockId: 'live',
  listing: null,
  placeSlug: 'xa-kim-thanh-hai-phong',
})
const told = (of: ProductPage): string =>
  asScript([
    productFacts(of, 'https://ocop.example/san-pham/mam-cay', 'https://ocop.example/a.png'),
  ])

test('stars are the rating of a certification and never a review of the product', () => {
  const facts: unknown = JSON.parse(told(product('valid')))
  expect(facts).toMatchObject({
    '@graph': [{ hasCertification: { certificationRating: { ratingValue: 4, bestRating: 5 } } }],
  })
  expect(told(product('valid'))).not.toMatch(/aggregateRating|offers|"review"/)
})

test.each(['revoked', 'suspended', 'expired', 'replaced'] as const)(
  'a certificate that is %s is told as inactive',
  (state) => expect(told(product(state))).toContain('CertificationInactive'),
)

test('a name cannot end the script element it stands in', () => {
  expect(told(product('valid', '</script><script>alert(1)'))).not.toContain('</script>')
})
