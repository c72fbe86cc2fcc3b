import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSession } from '@ocop/http/test-session'
import { ClockReading } from '@ocop/kernel/clock'
import { Recognitions } from '../../contract/recognition.ts'
import { RehearsalView } from '../../contract/rehearsal.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { organisations } from '../test-people.ts'
import { refusal } from '../test-walk.ts'

let server: DossiersServer
let token: string
beforeAll(async () => {
  server = await dossiersServer('demonstration')
  token = await (await testSession()).service('programme')
})
afterAll(() => server.stop())

const ask = (query: string) => server.send('GET', `/internal/recognitions?${query}`, { token })

/** A rehearsal of the plan with one product recognised before it began. */
const rehearsed = async (plan: string, seed: number, name: string): Promise<string> => {
  const admin = server.as('administrator')
  const { id, clockId } = RehearsalView.parse(
    done(await admin.post('/rehearsals', { plan, seed, startsAt: '2026-07-01T01:00:00.000Z' })),
  )
  done(
    await admin.post(`/rehearsals/${id}/recognised-products`, {
      commandId: newId(),
      organisationId: organisations.cooperative.id,
      name,
      sheetSet: '26-2026',
      sheet: 2,
      unitPath: 'vn/31/10804',
      stars: 3,
      decisionNumber: '9/QĐ-UBND',
      issuedBy: 'UBND thành phố Hải Phòng',
      decidedOn: '2025-08-31',
    }),
  )
  return clockId
}

test('a plan is followed on its first rehearsal, on another one when asked, and on no other plan’s', async () => {
  await rehearsed('kim-thanh-2026', 2, 'Rươi kho')
  await rehearsed('kim-thanh-2026', 1, 'Chả rươi')
  const other = await rehearsed('kim-thanh-2025', 1, 'Mắm rươi')
  const place = 'plan=kim-thanh-2026&unitPath=vn/31/10804'
  const found = Recognitions.parse(done(await ask(place)))
  expect(found).toMatchObject({
    clockId: 'rehearsal-kim-thanh-2026-1',
    asOf: '2026-07-01T01:00:00.000Z',
    items: [{ product: 'Chả rươi', kind: null, stars: 3, standing: 'in-force' }],
  })
  const second = await ask(`${place}&clockId=rehearsal-kim-thanh-2026-2`)
  expect(Recognitions.parse(done(second)).items.map(({ product }) => product)).toEqual(['Rươi kho'])
  expect(refusal(await ask(`${place}&clockId=${other}`))).toEqual([404, 'clock-unknown'])
})

test('a plan without rehearsal is followed on the live clock, within its unit', async () => {
  const found = Recognitions.parse(done(await ask('plan=lam-vy-2025&unitPath=vn/19/05542')))
  expect(found).toEqual({ clockId: 'live', asOf: server.wall.now, items: [] })
})

test('other services read what a clock shows; nobody signed in does', async () => {
  const clockId = await rehearsed('chu-se-2025', 1, 'Tiêu đỏ')
  const read = (id: string) => server.send('GET', `/internal/clocks/${id}`, { token })
  const now = '2026-07-01T01:00:00.000Z'
  expect(ClockReading.parse(done(await read(clockId)))).toEqual({ clockId, now })
  expect(done(await read('live'))).toEqual({ clockId: 'live', now: server.wall.now })
  expect(refusal(await read('rehearsal-of-nothing-1'))).toEqual([404, 'clock-unknown'])
  const asked = await server.as('administrator').get(`/internal/clocks/${clockId}`)
  expect(refusal(asked)).toEqual([404, 'route-unknown'])
})
