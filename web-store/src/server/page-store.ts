import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** A public page as it was sent, in the encodings browsers take. */
export type KeptPage = {
  readonly headers: Readonly<Record<string, string>>
  readonly etag: string
  readonly bodies: { readonly identity: Buffer; readonly gzip: Buffer; readonly br: Buffer }
}

type Entry = { readonly page: KeptPage; readonly tags: readonly string[] }

export type PageStore = {
  /** A page with what it was made from. */
  readonly find: (key: string) => Entry | undefined
  /** Keeps a page, unless something it was made from changed since `generation` was read. */
  readonly keep: (
    key: string,
    page: KeptPage,
    made: { readonly tags: readonly string[]; readonly generation: number; readonly ttlMs: number },
  ) => void
  /** Drops every page made from one of these. */
  readonly drop: (tags: readonly string[]) => void
  readonly dropAll: () => void
  /** Counts the drops: a page rendered across one may be older than it. */
  readonly generation: () => number
}

const most = { pages: 5_000, bytes: 128 * 1024 * 1024 }

export const pageStore = (): PageStore => {
  let drops = 0
  const entries = new LRUCache<string, Entry>({
    max: most.pages,
    maxSize: most.bytes,
    sizeCalculation: ({ page: { bodies } }) =>
      bodies.identity.byteLength + bodies.gzip.byteLength + bodies.br.byteLength,
  })
  return {
    find: (key) => entries.get(key),
    keep: (key, page, { tags, generation, ttlMs }) => {
      if (generation === drops && ttlMs > 0) entries.set(key, { page, tags }, { ttl: ttlMs })
    },
    drop: (tags) => {
      drops += 1
      for (const [key, entry] of entries.entries())
        if (tags.some((tag) => entry.tags.includes(tag))) entries.delete(key)
    },
    dropAll: () => {
      drops += 1
      entries.clear()
    },
    generation: () => drops,
  }
}

export const etagOf = (body: Buffer): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
