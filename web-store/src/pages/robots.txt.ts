import type { APIRoute } from 'astro'
import { madeFrom } from '../lib/made-from.ts'

/** Desks and what is asked of a search are nobody's to crawl; a demonstration is to be found by nobody at all. */
const production = (origin: string): string => `User-agent: *
Disallow: /chu-the
Disallow: /can-bo
Disallow: /hoi-dong
Disallow: /api/
Disallow: /dang-nhap
Disallow: /dang-ky
Disallow: /*?q=
Allow: /api/catalogue/open-data/

Sitemap: ${origin}/sitemap.xml
`

export const GET: APIRoute = (context) => {
  const { mode, context: told } = context.locals
  madeFrom(context)
  const text = mode === 'production' ? production(told.origin) : 'User-agent: *\nDisallow: /\n'
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
