import { z } from 'zod'
import { ProductItem } from './product-list.ts'

const PlaceLink = z.object({ slug: z.string(), name: z.string() })

/** A province on the map: how many of its products hold their star today, and the names that went into it. */
export const PlaceCount = z.object({
  code: z.string(),
  kind: z.string(),
  name: z.string(),
  slug: z.string(),
  count: z.number(),
  formerNames: z.array(z.string()),
})
export type PlaceCount = z.infer<typeof PlaceCount>
export const PlaceCountList = z.object({
  items: z.array(PlaceCount),
  /** The archipelagos Hoàng Sa and Trường Sa, each a commune of its own off its province's coast. */
  islands: z.array(PlaceCount),
})
export type PlaceCountList = z.infer<typeof PlaceCountList>

/** A province, a commune, or a former province with what became of it. */
export const PlacePage = z.object({
  level: z.enum(['province', 'commune', 'former-province']),
  code: z.string(),
  kind: z.string(),
  name: z.string(),
  slug: z.string(),
  /** The province a commune lies in, or that took over a former one; null for a province of today. */
  province: PlaceLink.nullable(),
  /** Provinces that went into this one. */
  former: z.array(PlaceLink),
  /** Communes that went into this one on 01/07/2025, whole or in part; none but for a commune. */
  formerCommunes: z.array(
    z.object({ name: z.string(), district: z.string(), province: z.string() }),
  ),
  /** Communes with products, most first. */
  communes: z.array(PlaceLink.extend({ count: z.number() })),
  /** Those that hold their star, most stars first; the list page has the rest. */
  products: z.array(ProductItem),
  total: z.number(),
})
export type PlacePage = z.infer<typeof PlacePage>
