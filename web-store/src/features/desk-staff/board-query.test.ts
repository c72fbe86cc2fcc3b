import { expect, it } from 'vitest'
import { boardHref, ledgerQuery, readBoardQuery } from './board-query.ts'

const read = (search: string) =>
  readBoardQuery(new URL(`https://ocop.vn/can-bo/qua-han${search}`), 1)

it('the board begins with what is overdue', () => {
  expect(read('').state).toBe('overdue')
  expect(read('?tt=sai').state).toBe('overdue')
  expect(boardHref(read(''))).toBe('/can-bo/qua-han')
})

it('its address brings every filter back', () => {
  const query = { ...read('?tt=stuck&dv=10804&buoc=decision&q=R%C6%B0%C6%A1i'), page: 3 }
  expect(readBoardQuery(new URL(boardHref(query), 'https://ocop.vn'), 3)).toEqual(query)
})

it('the ledger is asked for nothing that was not chosen', () => {
  expect(ledgerQuery(read('?q=%00m%E1%BA%AFm'))).toBe(
    '?state=overdue&q=m%E1%BA%AFm&page=1&pageSize=25',
  )
})
