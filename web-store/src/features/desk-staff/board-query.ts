import { queryText } from '../../lib/links.ts'

/** What the board is filtered by, as its address carries it. */
export type BoardQuery = {
  readonly state: 'overdue' | 'stuck' | 'open' | 'closed' | 'any'
  readonly unit: string
  readonly step: string
  readonly q: string
  readonly page: number
}

export const boardStates = ['overdue', 'stuck', 'open', 'closed', 'any'] as const

const text = (url: URL, name: string): string =>
  (url.searchParams.get(name) ?? '').normalize('NFC').replaceAll('\0', '').trim().slice(0, 200)

export const readBoardQuery = (url: URL, page: number): BoardQuery => ({
  state: boardStates.find((state) => state === url.searchParams.get('tt')) ?? 'overdue',
  unit: text(url, 'dv'),
  step: text(url, 'buoc'),
  q: text(url, 'q'),
  page,
})

/** The board's address for a query; the first page and the usual state stay unsaid. */
export const boardHref = ({ state, unit, step, q, page }: BoardQuery): string =>
  `/can-bo/qua-han${queryText({
    tt: state === 'overdue' ? undefined : state,
    dv: unit,
    buoc: step,
    q,
    trang: page > 1 ? page : undefined,
  })}`

/** What the ledger is asked for a query. */
export const ledgerQuery = ({ state, unit, step, q, page }: BoardQuery): string =>
  queryText({ state, unit, step, q, page, pageSize: 25 })
