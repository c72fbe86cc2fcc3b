import type { Certification, Product } from 'schema-dts'
import type { ProductPage } from '@ocop/catalogue/contract/product-list'

/**
 * The product for search engines (schema.org). The rank is the rating of a certification, never a review; nothing is
 * offered for sale here, so no offers are told.
 */
export const productFacts = (product: ProductPage, page: string, image: string): Product => ({
  '@type': 'Product',
  '@id': page,
  name: product.name,
  url: page,
  image,
  category: product.sheetName ?? product.sectorName,
  brand: { '@type': 'Brand', name: product.producer.name },
  manufacturer: { '@type': 'Organization', name: product.producer.name },
  countryOfOrigin: { '@type': 'Country', name: 'VN' },
  hasCertification: certificationOf(product, page),
})

const certificationOf = ({ certificate }: ProductPage, page: string): Certification => ({
  '@type': 'Certification',
  name: `OCOP ${certificate.stars} sao`,
  certificationIdentification: certificate.number,
  issuedBy: { '@type': 'GovernmentOrganization', name: certificate.issuedBy },
  certificationRating: {
    '@type': 'Rating',
    ratingValue: certificate.stars,
    bestRating: 5,
    worstRating: 1,
  },
  validFrom: certificate.validFrom,
  expires: certificate.extendedTo ?? certificate.validTo,
  certificationStatus: isGood(certificate.state)
    ? 'https://schema.org/CertificationActive'
    : 'https://schema.org/CertificationInactive',
  about: { '@id': page },
  url: new URL(`/xac-minh/${encodeURIComponent(certificate.number)}`, page).href,
})

const isGood = (state: ProductPage['state']): boolean =>
  ['valid', 'expiring', 'extended'].includes(state)
