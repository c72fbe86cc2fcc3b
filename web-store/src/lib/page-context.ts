import type { Mode } from '@ocop/kernel/realm'
import type { Peers } from './peers.ts'

export type Locale = 'vi' | 'en'

/** What the server tells the pages about one request. */
export type PageContext = {
  readonly mode: Mode
  readonly locale: Locale
  /** The person's one-minute token; undefined for a visitor. */
  readonly token: string | undefined
  /** A session was brought, but identity cannot be asked whose it is. */
  readonly identityDown: boolean
  readonly peers: Peers
  /** The origin people reach the pages at. */
  readonly origin: string
  /** The address the request came from; services limit public forms by it and keep it nowhere. */
  readonly clientAddress: string
  /** Where browsers reach the file store. */
  readonly fileStore: string
  /** What a public page was made from (tags of the services' changes); a page that names nothing is not kept. */
  readonly madeFrom: Set<string>
}
