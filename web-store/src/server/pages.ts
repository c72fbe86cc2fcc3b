import { pathToFileURL } from 'node:url'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PageContext } from '../lib/page-context.ts'

/** Renders one page of the built site. */
export type Pages = (
  req: IncomingMessage,
  res: ServerResponse,
  next: undefined,
  locals: { readonly context: PageContext },
) => Promise<void>

/**
 * The pages as `astro build` left them in `dist`.
 * @throws one sentence when they were not built
 */
export const loadPages = async (dist: URL): Promise<Pages> => {
  const entry = new URL('server/entry.mjs', dist)
  const built: unknown = await import(pathToFileURL(entry.pathname).href).catch(
    (cause: unknown) => {
      throw new Error('The pages are not built: run `pnpm build` in web-store first.', { cause })
    },
  )
  if (typeof built === 'object' && built !== null && 'handler' in built && isPages(built.handler))
    return built.handler
  throw new Error(`${entry.pathname} is not what this server expects; build the pages again.`)
}

const isPages = (value: unknown): value is Pages => typeof value === 'function'
