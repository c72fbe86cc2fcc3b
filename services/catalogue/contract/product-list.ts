import { z } from 'zod'
import { Day } from '@ocop/kernel/days'
import { Realm } from '@ocop/kernel/realm'
import { LiveState } from './certified-product.ts'
import { PublicListing } from './listing.ts'

/** Fields the public filters and counts by; a value is a code, a label is Vietnamese. */
export const facetFields = [
  'stars',
  'sector',
  'group',
  'sheet',
  'province',
  'commune',
  'producerKind',
  'state',
  'standards',
  'sellsOnline',
] as const
export const FacetField = z.enum(facetFields)
export type FacetField = z.infer<typeof FacetField>

export const FacetCount = z.object({ value: z.string(), label: z.string(), count: z.number() })
export type FacetCount = z.infer<typeof FacetCount>

export const SearchSort = z.enum(['relevance', 'stars', 'newest', 'name'])
export type SearchSort = z.infer<typeof SearchSort>
export const EngineName = z.enum(['meilisearch', 'postgresql'])
export type EngineName = z.infer<typeof EngineName>

/** What the public sees unless it asks for more: certificates that are good today. */
export const defaultStates = [
  'valid',
  'expiring',
  'extended',
] as const satisfies readonly LiveState[]

const Place = z.object({ code: z.string(), name: z.string() })

export const ProductItem = z.object({
  slug: z.string(),
  name: z.string(),
  stars: z.number(),
  state: LiveState,
  certificateNumber: z.string(),
  decisionNumber: z.string(),
  /** The last day the certificate is good, inclusive, unless it was extended to a later one. */
  validTo: Day,
  extendedTo: Day.nullable(),
  sector: z.string(),
  group: z.string().nullable(),
  sheet: z.number().nullable(),
  province: Place,
  commune: Place.nullable(),
  producer: z.object({ slug: z.string(), name: z.string(), kind: z.string() }),
  image: z.string().nullable(),
  realm: Realm,
})
export type ProductItem = z.infer<typeof ProductItem>

const FilterOffer = z.object({ field: FacetField, value: z.string(), label: z.string() })

/** How the list was come by when the words alone did not do, and what leads on. */
export const SearchGuidance = z.object({
  /** Filters said in words (`5 sao`), which hold. */
  understood: z.array(FilterOffer),
  /** Filters the words suggest, which do not hold yet. */
  offered: z.array(FilterOffer),
  /** What was searched for in place of mistyped words. */
  searchedFor: z.string().nullable(),
  /** Words that were left out, since no product has them all. */
  leftOut: z.array(z.string()),
  /** No product has the words; these are only like them. */
  isAlike: z.boolean(),
  /** Products have the words, but none passes the chosen filters. */
  isFilteredAway: z.boolean(),
  /** Product sets to go on with when the list is empty. */
  nearest: z.array(FacetCount),
})
export type SearchGuidance = z.infer<typeof SearchGuidance>

export const ProductList = z.object({
  items: z.array(ProductItem),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
  /** Each field counted without its own filter; communes only once a province is chosen. */
  facets: z.record(FacetField, z.array(FacetCount)),
  guidance: SearchGuidance,
  /** Products that have some of the words, to go on with when few have them all; not part of the total. */
  related: z.array(ProductItem),
  engine: EngineName,
})
export type ProductList = z.infer<typeof ProductList>

/** Communes by name, each with how many products the other filters leave there. */
export const CommuneCounts = z.object({
  items: z.array(FacetCount.extend({ province: Place })),
  engine: EngineName,
})
export type CommuneCounts = z.infer<typeof CommuneCounts>

export const ProductPage = ProductItem.extend({
  productId: z.uuid(),
  /** From the dossier; the listing's own story takes its place once one is approved. */
  story: z.string().nullable(),
  /** What the producer says, as the commune approved it; null until something was. */
  listing: PublicListing.nullable(),
  sectorName: z.string(),
  groupName: z.string().nullable(),
  sheetName: z.string().nullable(),
  /** Address of the page of its commune, or of its province where that is all one knows. */
  placeSlug: z.string(),
  /** Older place names, as printed when the product was recognised. */
  formerPlaces: z.array(z.string()),
  certificate: z.object({
    number: z.string(),
    stars: z.number(),
    state: LiveState,
    issuedBy: z.string(),
    decisionNumber: z.string(),
    validFrom: Day,
    validTo: Day,
    extendedTo: Day.nullable(),
    replacedBy: z.string().nullable(),
  }),
  /** The Vietnamese day, on the record's own clock, for which the state is told. */
  asOf: Day,
  clockId: z.string(),
})
export type ProductPage = z.infer<typeof ProductPage>

/** 308: the product or producer is at another address for good; `movedTo` is its slug. */
export const Moved = z.object({
  code: z.literal('slug-moved'),
  detail: z.string(),
  movedTo: z.string(),
})
export type Moved = z.infer<typeof Moved>

export const Suggestions = z.object({
  items: z.array(
    z.object({
      type: z.literal('product'),
      slug: z.string(),
      name: z.string(),
      stars: z.number(),
      province: Place,
      realm: Realm,
    }),
  ),
  engine: EngineName,
})
export type Suggestions = z.infer<typeof Suggestions>

export const ProducerPage = z.object({
  slug: z.string(),
  name: z.string(),
  kind: z.string(),
  /** All its products in every state, the good ones first. */
  products: z.array(ProductItem),
})
export type ProducerPage = z.infer<typeof ProducerPage>
