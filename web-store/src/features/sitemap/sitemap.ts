/** One page of the site in a sitemap; `path` is the Vietnamese one, the English one stands under `/en`. */
export type Place = { readonly path: string; readonly changedAt?: string }

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const english = (path: string): string => (path === '/' ? '/en' : `/en${path}`)

/** A sitemap of pages that are there in both languages, each naming the other. */
export const sitemap = (origin: string, places: readonly Place[]): string => {
  const urls = places.flatMap(({ path, changedAt }) => {
    const [vi, en] = [escaped(origin + path), escaped(origin + english(path))]
    const links = [
      `<xhtml:link rel="alternate" hreflang="vi" href="${vi}"/>`,
      `<xhtml:link rel="alternate" hreflang="en" href="${en}"/>`,
      `<xhtml:link rel="alternate" hreflang="x-default" href="${vi}"/>`,
    ].join('')
    const changed = changedAt === undefined ? '' : `<lastmod>${changedAt}</lastmod>`
    return [vi, en].map((url) => `<url><loc>${url}</loc>${changed}${links}</url>`)
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('\n')}
</urlset>
`
}

/** The index that names the sitemaps. */
export const sitemapIndex = (origin: string, paths: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${paths.map((path) => `<sitemap><loc>${escaped(origin + path)}</loc></sitemap>`).join('\n')}
</sitemapindex>
`

/** Parts of the site's sitemap, as `san-pham-1`; undefined for a name no part has. */
export const partOf = (
  name: string,
):
  | { readonly kind: 'page' }
  | { readonly kind: 'product' | 'producer'; readonly page: number }
  | undefined => {
  if (name === 'trang') return { kind: 'page' }
  const [, word, page] = /^(san-pham|nha-san-xuat)-([1-9]\d{0,2})$/.exec(name) ?? []
  if (word === undefined) return undefined
  return { kind: word === 'san-pham' ? 'product' : 'producer', page: Number(page) }
}
