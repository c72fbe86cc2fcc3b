import type { ProductPage } from '@ocop/catalogue/contract/product-list'

/**
 * The product for search engines (schema.org). The rank is the rating of a certification, never a review; nothing is
 * offered for sale here, so no offers are told.
 */
export const productFacts = (product: ProductPage, page: string): string => {
  const { certificate } = product
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    url: page,
    category: product.sheetName ?? product.sectorName,
    brand: { '@type': 'Organization', name: product.producer.name },
    hasCertification: {
      '@type': 'Certification',
      name: `OCOP ${certificate.stars} sao`,
      certificationIdentification: certificate.number,
      issuedBy: { '@type': 'Organization', name: certificate.issuedBy },
      certificationRating: {
        '@type': 'Rating',
        ratingValue: certificate.stars,
        bestRating: 5,
        worstRating: 1,
      },
      validFrom: certificate.validFrom,
      expires: certificate.extendedTo ?? certificate.validTo,
      certificationStatus: isGood(certificate.state)
        ? 'CertificationActive'
        : 'CertificationInactive',
    },
  }
  // Inside a script element only `<` could end it early.
  return JSON.stringify(facts).replaceAll('<', '\\u003c')
}

const isGood = (state: ProductPage['state']): boolean =>
  ['valid', 'expiring', 'extended'].includes(state)
