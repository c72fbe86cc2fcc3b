import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Request, RequestHandler, Response } from 'express'
import type { PageContext } from '../lib/page-context.ts'
import type { FollowedChanges } from './followed-changes.ts'
import { etagOf, type KeptPage, type PageStore } from './page-store.ts'
import { carriesSession } from './person-token.ts'

export type PageKeeping = {
  readonly store: PageStore
  readonly changes: Pick<FollowedChanges, 'areKnown'>
}

/** Everything whose changes no service notes (the law) is at most so old. */
const longestMs = 60_000
const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) }
const keptHeaders = ['content-type', 'content-security-policy', 'content-language', 'link']

/** Sends a visitor the page that is kept, if there is one and its sources have just said that it still holds. */
export const sendKept =
  ({ store, changes }: PageKeeping): RequestHandler =>
  (req, res, next) => {
    const found = mayBeKept(req) ? store.find(req.originalUrl) : undefined
    if (!found || !changes.areKnown(found.tags)) return next()
    const { page } = found
    const encoding = req.acceptsEncodings('br', 'gzip') || 'identity'
    const body = page.bodies[encoding === 'br' || encoding === 'gzip' ? encoding : 'identity']
    res.set({
      ...page.headers,
      ETag: page.etag,
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Encoding, Cookie',
      'X-Page': 'kept',
    })
    if (req.fresh) return void res.status(304).end()
    if (encoding !== 'identity') res.set('Content-Encoding', encoding)
    res.set('Content-Length', String(body.byteLength)).end(req.method === 'HEAD' ? undefined : body)
  }

/** Listens to a page as it is rendered, and keeps it when the page said what it was made from. */
export const keepRendered = (
  { store, changes }: PageKeeping,
  { req, res, context }: { req: Request; res: Response; context: PageContext },
): void => {
  if (!mayBeKept(req) || req.method !== 'GET') return
  const generation = store.generation()
  const key = req.originalUrl
  const chunks = listenTo(res)
  res.once('finish', () => {
    const tags = [...context.madeFrom]
    if (res.statusCode !== 200 || tags.length === 0 || res.hasHeader('set-cookie')) return
    // Whatever changed since it was rendered is told later and drops it, but not while nobody tells.
    if (!changes.areKnown(tags)) return
    void pageOf(res, Buffer.concat(chunks)).then((page) =>
      store.keep(key, page, { tags, generation, ttlMs: Math.min(longestMs, untilMidnight()) }),
    )
  })
}

const mayBeKept = (req: Request): boolean =>
  (req.method === 'GET' || req.method === 'HEAD') && !carriesSession(req)

/** What the page writes, before it is compressed on its way out. */
const listenTo = (res: Response): Buffer[] => {
  const chunks: Buffer[] = []
  const note = (chunk: unknown): void => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  const [write, end] = [res.write.bind(res), res.end.bind(res)] as readonly Send[]
  Object.assign(res, { write: noting(write, note), end: noting(end, note) })
  return chunks
}

type Send = (...args: readonly unknown[]) => unknown
const noting =
  (send: Send | undefined, note: (chunk: unknown) => void): Send =>
  (...args) => {
    note(args[0])
    return send?.(...args)
  }

const pageOf = async (res: Response, identity: Buffer): Promise<KeptPage> => {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
  const [br, gzipped] = await Promise.all([compress.br(identity, quality), compress.gzip(identity)])
  const headers = keptHeaders.flatMap((name) => {
    const value = res.getHeader(name)
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return {
    headers: Object.fromEntries(headers),
    etag: etagOf(identity),
    bodies: { identity, br, gzip: gzipped },
  }
}

/** A certificate ends with a Vietnamese day (UTC+7, no summer time), so no page outlives the day it was made on. */
const untilMidnight = (): number => {
  const day = 86_400_000
  const sevenHours = 7 * 3_600_000
  return day - ((Date.now() + sevenHours) % day)
}
