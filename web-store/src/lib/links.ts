import type { Locale } from './page-context.ts'

/** A page's address in a language: English pages are the same pages under `/en`. */
export const pageHref = (locale: Locale, path: string): string => {
  if (locale === 'vi') return path
  return path === '/' ? '/en' : `/en${path}`
}

/** `?a=1&b=2` of the members that have a value; empty when none has. */
export const queryText = (query: Readonly<Record<string, string | number | undefined>>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text ? `?${text}` : ''
}

/** A path of our own to go back to after signing in; anything that could leave the site becomes `/`. */
export const safeReturn = (wanted: string | null | undefined): string => {
  if (!wanted || !/^\/(?![/\\])/.test(wanted) || /[\\\s]/.test(wanted)) return '/'
  return wanted
}
