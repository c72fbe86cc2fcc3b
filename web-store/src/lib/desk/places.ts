import type { Role } from '@ocop/kernel/roles'
import { deskMarketTexts } from '../../i18n/vi/desk-market.ts'
import type { Person } from '../person.ts'

export type DeskPlace = { readonly href: string; readonly label: string }

const t = deskMarketTexts.places

/** The parts of the producer's desk. */
export const producerPlaces: readonly DeskPlace[] = [
  { href: '/chu-the', label: t.dossiers },
  { href: '/chu-the/san-pham', label: t.products },
  { href: '/chu-the/hoi-hang', label: t.enquiries },
]

/** Who reads what the market brings: listings, enquiries, doubted labels, fairs. */
export const marketRoles = {
  listings: ['commune-officer', 'provincial-officer'],
  reports: ['market-inspector'],
  fairs: ['commune-officer', 'provincial-officer', 'ministry-officer'],
} as const satisfies Record<string, readonly Role[]>

/** The staff's pages about the market that a person's posts open. */
export const marketPlaces = (person: Person | null): readonly DeskPlace[] => {
  const holds = (roles: readonly Role[]): boolean =>
    person?.posts.some(({ role }) => roles.includes(role)) ?? false
  return [
    ...(holds(marketRoles.listings)
      ? [
          { href: '/can-bo/gioi-thieu', label: t.listings },
          { href: '/can-bo/hoi-hang', label: t.enquiries },
        ]
      : []),
    ...(holds(marketRoles.reports) ? [{ href: '/can-bo/bao-nhan', label: t.reports }] : []),
    ...(holds(marketRoles.fairs) ? [{ href: '/can-bo/xuc-tien', label: t.fairs }] : []),
  ]
}
