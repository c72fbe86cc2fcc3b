import type { BreadcrumbList, Graph, ItemList, Thing } from 'schema-dts'

export type Step = { readonly href: string; readonly label: string }

/** The way to a page, for search engines; `here` is the page itself. */
export const breadcrumb = (origin: string, steps: readonly Step[], here: Step): BreadcrumbList => ({
  '@type': 'BreadcrumbList',
  itemListElement: [...steps, here].map(({ href, label }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: label,
    item: origin + href,
  })),
})

/** What a page lists, in its order. */
export const itemList = (origin: string, name: string, items: readonly Step[]): ItemList => ({
  '@type': 'ItemList',
  name,
  numberOfItems: items.length,
  itemListElement: items.map(({ href, label }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: label,
    url: origin + href,
  })),
})

/** The text of a JSON-LD script element. Inside one only `<` could end it early. */
export const asScript = (things: readonly Exclude<Thing, string>[]): string => {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': things }
  return JSON.stringify(graph).replaceAll('<', '\\u003c')
}
