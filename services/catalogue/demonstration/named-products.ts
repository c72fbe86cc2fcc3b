import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

const Row = z.object({
  name: z.string().min(1),
  /** The sector, by its full Vietnamese name. */
  group: z.string(),
  /** The province as it was called when the product was recognised. */
  province: z.string(),
  district_or_commune: z.string(),
  stars: z.coerce.number().int().min(3).max(5),
  producer: z.string(),
  producer_kind: z.string(),
})
export type NamedProduct = z.infer<typeof Row>

/** Names of real OCOP products with their stars, gathered from public pages: names only, not a live register. */
export const namedProducts = (): readonly NamedProduct[] => {
  const file = new URL('../data/demonstration/ocop-products.csv', import.meta.url)
  return z
    .array(Row)
    .parse(parse(readFileSync(file, 'utf8'), { columns: true, skip_empty_lines: true }))
}
