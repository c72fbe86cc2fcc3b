type Origin = { readonly site: string; readonly base: string }

const publisher = {
  '@type': 'foaf:Organization',
  'foaf:name': { '@value': 'Chương trình Mỗi xã một sản phẩm (OCOP)', '@language': 'vi' },
}

const texts = (vi: string, en: string) => [
  { '@value': vi, '@language': 'vi' },
  { '@value': en, '@language': 'en' },
]

type Part = {
  readonly path: string
  readonly vi: string
  readonly en: string
  readonly descriptionVi: string
  readonly descriptionEn: string
  readonly updated: 'continuous' | 'monthly'
}

const mediaTypes = { csv: 'text/csv', json: 'application/json' } as const

const frequencies = {
  continuous: 'http://publications.europa.eu/resource/authority/frequency/CONT',
  monthly: 'http://publications.europa.eu/resource/authority/frequency/MONTHLY',
} as const

const datasetOf = ({ base, site }: Origin, part: Part, modified: string) => ({
  '@id': `${base}/open-data/${part.path}`,
  '@type': 'dcat:Dataset',
  'dct:title': texts(part.vi, part.en),
  'dct:description': texts(part.descriptionVi, part.descriptionEn),
  'dct:publisher': publisher,
  'dct:language': [{ '@id': 'http://publications.europa.eu/resource/authority/language/VIE' }],
  'dct:spatial': { '@id': 'http://publications.europa.eu/resource/authority/country/VNM' },
  'dct:accrualPeriodicity': { '@id': frequencies[part.updated] },
  'dct:modified': { '@value': modified, '@type': 'xsd:dateTime' },
  'dcat:landingPage': { '@id': `${site}/du-lieu-mo` },
  'dcat:keyword': [{ '@value': 'OCOP', '@language': 'vi' }],
  'dcat:distribution': (['csv', 'json'] as const).map((format) => ({
    '@type': 'dcat:Distribution',
    'dct:title': `${part.en} (${format.toUpperCase()})`,
    'dcat:accessURL': { '@id': `${base}/open-data/${part.path}.${format}` },
    'dcat:downloadURL': { '@id': `${base}/open-data/${part.path}.${format}` },
    'dcat:mediaType': mediaTypes[format],
    'dct:conformsTo': { '@id': `${base}/open-data/dictionary.json` },
  })),
})

const parts: readonly Part[] = [
  {
    path: 'products',
    vi: 'Sản phẩm OCOP được công nhận',
    en: 'Certified OCOP products',
    descriptionVi: 'Mỗi dòng một sản phẩm với chứng nhận và trạng thái lúc tải về.',
    descriptionEn: 'One row per product with its certificate and its state when read.',
    updated: 'continuous',
  },
  {
    path: 'status-history',
    vi: 'Lịch sử trạng thái chứng nhận',
    en: 'Status history of the certificates',
    descriptionVi: 'Mỗi lần cấp, gia hạn, tạm đình chỉ, thu hồi, thay thế một dòng.',
    descriptionEn: 'One row per issue, extension, suspension, revocation, replacement.',
    updated: 'continuous',
  },
]

const snapshotOf = (month: string): Part => ({
  path: `snapshots/${month}`,
  vi: `Sổ chứng nhận cuối tháng ${month.slice(5)}/${month.slice(0, 4)}`,
  en: `Register at the end of ${month}`,
  descriptionVi: 'Trạng thái của mọi chứng nhận vào ngày cuối tháng.',
  descriptionEn: 'State of every certificate on the last day of the month.',
  updated: 'monthly',
})

/**
 * The catalogue of our open data (W3C DCAT 3, as JSON-LD). No licence is claimed: which one applies is the programme's
 * to decide; until then the terms are those of Vietnamese law on open data of state bodies (Decree 47/2020/NĐ-CP).
 */
export const dcatCatalogue = (origin: Origin, modified: string, months: readonly string[]) => ({
  '@context': {
    dcat: 'http://www.w3.org/ns/dcat#',
    dct: 'http://purl.org/dc/terms/',
    foaf: 'http://xmlns.com/foaf/0.1/',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
  },
  '@id': `${origin.base}/open-data/catalogue.jsonld`,
  '@type': 'dcat:Catalog',
  'dct:title': texts('Dữ liệu mở OCOP', 'OCOP open data'),
  'dct:description': texts(
    'Sản phẩm được công nhận trong Chương trình Mỗi xã một sản phẩm.',
    'Products certified in the One Commune One Product programme.',
  ),
  'dct:publisher': publisher,
  'dct:rights': texts(
    'Dữ liệu mở theo Nghị định 47/2020/NĐ-CP; ghi nguồn khi dùng lại.',
    'Open data under Decree 47/2020/NĐ-CP; name the source when you use it.',
  ),
  'dct:modified': { '@value': modified, '@type': 'xsd:dateTime' },
  'dcat:dataset': [
    ...parts.map((part) => datasetOf(origin, part, modified)),
    ...months.map((month) => datasetOf(origin, snapshotOf(month), modified)),
  ],
})
