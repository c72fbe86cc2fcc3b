import { CommandResult } from '@ocop/kernel/ids'
import { Problem } from '@ocop/kernel/problem'
import type { PointOfSale, TradeEvent } from '@ocop/programme/contract/trade'
import type { Api } from '../../lib/api.ts'
import { commandHead } from '../../lib/desk/refusal.ts'

type Values = Readonly<Record<string, string>>
type Announced = { readonly events: readonly TradeEvent[]; readonly points: readonly PointOfSale[] }

const announce = (api: Api, path: string, body: object): Promise<CommandResult> =>
  api.send('programme', { path, body }, CommandResult)
const change = (api: Api, path: string, body: object): Promise<CommandResult> =>
  api.send('programme', { path, method: 'PATCH', body }, CommandResult)

/** Sends what a form of the fairs desk means; a record is taken back as it was told, with its state alone changed. */
export const sendFairAct = async (
  api: Api,
  values: Values,
  { events, points }: Announced,
): Promise<void> => {
  const { act, commandId, id } = values
  const text = (name: string): string => values[name] ?? ''
  const provinceCode = text('provinceCode')
  if (act === 'event') {
    const told = { kind: text('kind'), title: text('title'), place: text('place'), provinceCode }
    const days = { from: text('from'), to: text('to') }
    await announce(api, '/trade-events', {
      commandId,
      ...told,
      ...days,
      note: text('note') || null,
    })
    return
  }
  if (act === 'point') {
    const told = { name: text('name'), address: text('address') }
    await announce(api, '/points-of-sale', {
      ...{ commandId, ...told, unit: text('unit'), openedOn: text('openedOn') },
      hours: text('hours') || null,
    })
    return
  }
  const event = events.find((each) => act === 'cancel' && each.id === id)
  const point = points.find((each) => act === 'close' && each.id === id)
  if (event) await cancelEvent(api, event, values)
  else if (point) await closePoint(api, point, values)
  else throw new Problem('missing', 'record-unknown', 'There is no such record.')
}

const cancelEvent = (
  api: Api,
  { id, version: _, state: __, announcedBy: ___, ...told }: TradeEvent,
  values: Values,
): Promise<CommandResult> =>
  change(api, `/trade-events/${id}`, { ...commandHead(values), ...told, state: 'cancelled' })

const closePoint = (
  api: Api,
  { id, name, address, hours, unit, openedOn }: PointOfSale,
  values: Values,
): Promise<CommandResult> =>
  change(api, `/points-of-sale/${id}`, {
    ...commandHead(values),
    ...{ name, address, hours, unit: unit.code, openedOn, state: 'closed' },
  })
