import { afterAll, beforeAll, expect, test } from 'vitest'
import { at } from '@ocop/kernel/days'
import { kimThanh, post, supervisionServer } from '../test-ledger.ts'

let server: Awaited<ReturnType<typeof supervisionServer>>
beforeAll(async () => {
  server = await supervisionServer({ now: at('2026-10-06', '09:00') })
})
afterAll(() => server.stop())

const officer = post('commune-officer', kimThanh)
const rehearsed = { clockId: 'rehearsal-1', realm: 'rehearsal' } as const
const step = (now: string) => server.tell('PUT', '/clocks/rehearsal-1', { now })
const statesOf = async (query: string) =>
  (await (await server.as(officer)).list(query)).items.map(({ id, state }) => [id, state])

test('a step becomes overdue when its own clock passes the due time, and stays so when told an earlier time', async () => {
  await server.open({ id: 'stepped', ...rehearsed })
  await server.open({ id: 'live' })
  expect(await statesOf('state=overdue')).toEqual([])
  await step(at('2026-10-26', '23:59'))
  expect(await statesOf('state=overdue')).toEqual([])
  expect(await step(at('2026-10-27', '00:00'))).toMatchObject({ now: at('2026-10-27', '00:00') })
  expect(await statesOf('state=overdue')).toEqual([['stepped', 'overdue']])
  expect(await step(at('2026-10-06', '08:00'))).toMatchObject({ now: at('2026-10-27', '00:00') })
  expect(await statesOf('state=overdue&cause=overdue')).toEqual([['stepped', 'overdue']])
})

test('a live step follows the wall clock, whatever the rehearsals show', async () => {
  server.live.now = at('2026-10-28', '09:00')
  expect(await statesOf('state=overdue&realm=live')).toEqual([['live', 'overdue']])
  server.live.now = at('2026-10-06', '09:00')
})

test('the hours left are office hours on the step’s clock', async () => {
  await server.open({ id: 'hours', clockId: 'rehearsal-2', realm: 'rehearsal' })
  const asking = await server.as(officer)
  // Monday 05/10 08:00 to Monday 26/10 midnight: sixteen working days.
  expect(await asking.step('hours')).toMatchObject({ workingHoursLeft: 128, state: 'open' })
  await server.tell('PUT', '/clocks/rehearsal-2', { now: at('2026-10-27', '10:00') })
  expect(await asking.step('hours')).toMatchObject({ workingHoursLeft: -2, state: 'overdue' })
})

test('a paused step does not become overdue while it stands, and its hours stand too', async () => {
  await server.open({ id: 'paused', clockId: 'rehearsal-3', realm: 'rehearsal' })
  await server.tell('POST', '/steps/paused/pause', { at: at('2026-10-26', '08:00') })
  await server.tell('PUT', '/clocks/rehearsal-3', { now: at('2026-11-20', '10:00') })
  const asking = await server.as(officer)
  expect(await asking.step('paused')).toMatchObject({
    state: 'open',
    causes: [],
    workingHoursLeft: 8,
  })
  const resumed = { at: at('2026-11-20', '10:00'), dueAt: at('2026-11-20', '17:00') }
  await server.tell('POST', '/steps/paused/resume', resumed)
  expect(await asking.step('paused')).toMatchObject({ pausedSince: null, workingHoursLeft: 6 })
})

test('a step nobody picks up is stuck before it is overdue, and no longer once somebody has it', async () => {
  await server.open({ id: 'lying', clockId: 'rehearsal-4', realm: 'rehearsal' })
  await server.tell('PUT', '/clocks/rehearsal-4', { now: at('2026-10-12', '08:00') })
  const asking = await server.as(officer)
  const stuck = 'clockId=rehearsal-4&state=stuck'
  expect((await asking.list(stuck)).items).toMatchObject([
    { state: 'stuck', causes: ['unclaimed'] },
  ])
  expect((await asking.list(`${stuck}&cause=overdue`)).total).toBe(0)
  await asking.post('/steps/lying/pick-up', {})
  expect((await asking.list(stuck)).total).toBe(0)
})

test('the live clock cannot be set', async () => {
  const token = await server.as(officer)
  expect(await token.post('/internal/clocks/live', {})).toMatchObject({ status: 404 })
  await expect(
    server.tell('PUT', '/clocks/live', { now: at('2026-10-12', '08:00') }),
  ).rejects.toThrow('clock-live')
})
