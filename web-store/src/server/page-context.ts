import type { Request } from 'express'
import type { Mode } from '@ocop/kernel/realm'
import type { Locale, PageContext } from '../lib/page-context.ts'
import type { Peers } from '../lib/peers.ts'
import type { PersonToken } from './person-token.ts'

export type PageNeeds = {
  readonly mode: Mode
  readonly origin: string
  readonly fileStore: string
  readonly peers: Peers
  readonly personToken: PersonToken
}

/** Who asks for a page, and in which language. Public pages stay up while identity is down. */
export const pageContext = async (needs: PageNeeds, req: Request): Promise<PageContext> => {
  const { personToken, ...rest } = needs
  const session = await personToken(req).then(
    (token) => ({ token, identityDown: false }),
    () => ({ token: undefined, identityDown: true }),
  )
  return {
    ...{ ...rest, ...session, locale: takeLocale(req), madeFrom: new Set() },
    clientAddress: req.ip ?? '',
  }
}

/** English pages are the same pages under `/en`; the prefix is taken off before they are looked up. */
const takeLocale = (req: Request): Locale => {
  const english = /^\/en(?=\/|\?|$)/.exec(req.url)
  if (!english) return 'vi'
  const rest = req.url.slice(3)
  req.url = rest.startsWith('/') ? rest : `/${rest}`
  return 'en'
}
