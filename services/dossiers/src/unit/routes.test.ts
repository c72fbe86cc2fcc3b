import { afterAll, beforeAll, expect, test } from 'vitest'
import { RehearsalView } from '../../contract/rehearsal.ts'
import { done, dossiersServer, type DossiersServer } from '../test-dossiers.ts'
import { refusal, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer('demonstration')
  walk = walkOf(server)
})
afterAll(() => server.stop())

let seed = 0
/** A rehearsal of 2025 whose clock can be moved. */
const rehearsal = async (startsAt: string) => {
  const body = { plan: 'kim-thanh-2025', seed: (seed += 1), startsAt }
  const admin = server.as('administrator')
  const { id, clockId } = RehearsalView.parse(done(await admin.post('/rehearsals', body)))
  const until = async (to: string): Promise<void> =>
    void done(await admin.post(`/rehearsals/${id}/advance`, { to }))
  return { clockId, until }
}

test('a commune that was merged acts until the day before on the rehearsal’s own clock, and not after', async () => {
  const { clockId, until } = await rehearsal('2025-06-26T02:00:00.000Z')
  const id = await walk.lodged({ clockId }, 'producerThen')
  await until('2025-06-30T10:00:00.000Z')
  await walk.must('communeThen', id, 'accept')
  await until('2025-07-01T02:00:00.000Z')
  expect(refusal(await walk.act('communeThen', id, 'commune-report'))).toEqual([403, 'unit-gone'])
})

test('a draft begun before the merger is lodged at the commune that took over', async () => {
  const { clockId, until } = await rehearsal('2025-06-26T02:00:00.000Z')
  const id = await walk.draft({ clockId }, 'producerThen')
  expect((await walk.view(id)).unit.path).toBe('vn/cu-hai-duong/cu-huyen-kim-thanh/cu-xa-kim-thanh')
  await until('2025-07-10T02:00:00.000Z')
  await walk.must('producerThen', id, 'lodge')
  expect(await walk.view(id)).toMatchObject({
    unit: { path: 'vn/31/10804' },
    regime: '1489-2025',
    step: { holder: { unit: { code: '10804' } } },
  })
})

test('a product begun after the merger is at the new commune from the start', async () => {
  const { clockId } = await rehearsal('2025-07-10T02:00:00.000Z')
  const id = await walk.draft({ clockId }, 'producerThen')
  expect((await walk.view(id)).unit).toMatchObject({ code: '10804', path: 'vn/31/10804' })
})
