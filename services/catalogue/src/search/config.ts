import { z } from 'zod'
import type { MeilisearchAccess } from './meilisearch/gateway.ts'

/** Without MEILI_URL the records in PostgreSQL are searched. */
export const SearchConfig = z.object({
  MEILI_URL: z.url().optional(),
  MEILI_KEY: z.string().optional(),
  MEILI_INDEX: z.string().default('products'),
})
export type SearchConfig = z.infer<typeof SearchConfig>

/** How to reach Meilisearch; undefined when none is configured. */
export const meilisearchAccess = (config: SearchConfig): MeilisearchAccess | undefined =>
  config.MEILI_URL === undefined
    ? undefined
    : { host: config.MEILI_URL, apiKey: config.MEILI_KEY, index: config.MEILI_INDEX }
