/** One new recognition, as feeds tell it. */
export type Recognition = {
  readonly url: string
  readonly name: string
  readonly stars: number
  readonly place: string
  readonly certificateNumber: string
  readonly decisionNumber: string
  readonly at: string
}

type Feed = { readonly site: string; readonly self: string; readonly items: readonly Recognition[] }

const title = 'Sản phẩm OCOP mới được công nhận'
const headline = ({ name, stars }: Recognition): string => `${name} đạt ${stars} sao OCOP`
const sentence = (item: Recognition): string =>
  `${item.place}. Chứng nhận số ${item.certificateNumber} theo Quyết định ${item.decisionNumber}.`

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** RSS 2.0. */
export const rssOf = ({
  site,
  self,
  items,
}: Feed): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escaped(title)}</title>
<link>${escaped(site)}/san-pham?sort=newest</link>
<description>${escaped(title)}</description>
<language>vi</language>
<atom:link href="${escaped(self)}" rel="self" type="application/rss+xml"/>
${items
  .map(
    (item) => `<item>
<title>${escaped(headline(item))}</title>
<link>${escaped(item.url)}</link>
<guid isPermaLink="false">${escaped(item.certificateNumber)}</guid>
<pubDate>${new Date(item.at).toUTCString()}</pubDate>
<description>${escaped(sentence(item))}</description>
</item>`,
  )
  .join('\n')}
</channel>
</rss>
`

/** JSON Feed 1.1. */
export const jsonFeedOf = ({ site, self, items }: Feed) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title,
  home_page_url: `${site}/san-pham?sort=newest`,
  feed_url: self,
  language: 'vi',
  items: items.map((item) => ({
    id: item.certificateNumber,
    url: item.url,
    title: headline(item),
    content_text: sentence(item),
    date_published: item.at,
  })),
})
