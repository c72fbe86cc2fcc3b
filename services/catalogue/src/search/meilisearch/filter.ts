import { facetFields, type FacetField } from '../../../contract/product-list.ts'
import type { LiveState } from '../../../contract/certified-product.ts'
import { dayNumber, expiringDays } from '../../certificate/live-state.ts'
import type { Search } from '../search.ts'

const quoted = (value: string): string =>
  `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

const oneOf = (attribute: string, values: readonly string[]): string =>
  `${attribute} IN [${values.map(quoted).join(', ')}]`

/** When each state holds on a day, as a filter over `standing` and `lastDay`; the twin of liveState. */
const onDay: Readonly<Record<LiveState, (today: number) => string>> = {
  valid: (today) => `standing = "in-force" AND lastDay > ${today + expiringDays}`,
  expiring: (today) => `standing = "in-force" AND lastDay ${today} TO ${today + expiringDays}`,
  extended: (today) => `standing = "extended" AND lastDay >= ${today}`,
  suspended: (today) => `standing = "suspended" AND lastDay >= ${today}`,
  expired: (today) => `standing IN ["in-force", "extended", "suspended"] AND lastDay < ${today}`,
  revoked: () => 'standing = "revoked"',
  replaced: () => 'standing = "replaced"',
}

const isLiveState = (value: string): value is LiveState => Object.hasOwn(onDay, value)

/** The states, each on the day the product's own clock shows. */
export const stateFilter = (
  states: readonly string[],
  { clocks }: Pick<Search, 'clocks'>,
): string =>
  clocks.days
    .map(([clockId, day]) => {
      const today = dayNumber(day)
      const either = states.filter(isLiveState).map((state) => `(${onDay[state](today)})`)
      return `(clockId = ${quoted(clockId)} AND (${either.join(' OR ')}))`
    })
    .join(' OR ')

export const realmFilter = ({ realms }: Pick<Search, 'realms'>): string => oneOf('realm', realms)

/** All that the reader chose, but for one field when that is being counted; every line must hold. */
export const filterBut = (search: Search, left?: FacetField): string[] => {
  const chosen = facetFields.filter((field) => field !== left && search.filters[field].length > 0)
  const lines = chosen.map((field) =>
    field === 'state'
      ? stateFilter(search.filters.state, search)
      : oneOf(field, search.filters[field]),
  )
  return [realmFilter(search), ...lines]
}
