import { z } from 'zod'
import type { ListingStall } from '../../contract/listing.ts'
import hosts from '../../data/stall-hosts.json' with { type: 'json' }

const StallHost = z.strictObject({ host: z.string(), market: z.string() })

/** Market places a producer's own stall may stand at; what is not here is never linked from a public page. */
const stallHosts = z.array(StallHost).parse(hosts)

export const allowedHosts: readonly string[] = stallHosts.map(({ host }) => host)

/** The market place a link leads to; undefined when it is not plain https to one of the allowed hosts. */
export const marketOf = (link: string): string | undefined => {
  const url = URL.parse(link)
  if (!url || url.protocol !== 'https:' || url.port || url.username || url.password)
    return undefined
  const found = stallHosts.find(
    ({ host }) => url.hostname === host || url.hostname.endsWith(`.${host}`),
  )
  return found?.market
}

/** A link dead at two checks in a row is shown no longer; a single failure may be the market place's weather. */
export const deadAfter = 2

/** The stalls of a listing that may be shown. */
export const shownStalls = (links: readonly string[], dead: ReadonlySet<string>): ListingStall[] =>
  links.flatMap((url) => {
    const market = marketOf(url)
    return market && !dead.has(url) ? { url, market } : []
  })
