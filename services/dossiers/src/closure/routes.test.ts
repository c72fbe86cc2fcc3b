import { afterAll, beforeAll, expect, test } from 'vitest'
import { UnitClosure, UnitClosures } from '../../contract/step-change.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { units, type Who } from '../test-people.ts'
import { refusal, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
})
afterAll(() => server.stop())

const flood = { unit: units.kimThanh.code, from: '2026-06-10', to: '2026-06-14', reason: 'Lũ lụt' }
const record = (who: Who, more: object = {}) =>
  server.as(who).post('/closures', { commandId: newId(), ...flood, ...more })

test('a unit’s closed days move the due times of its open steps and of those to come, once', async () => {
  const id = await walk.lodged()
  const elsewhere = await walk.atProvince(await walk.lodged())
  const before = (await walk.view(id)).step
  const atProvince = (await walk.view(elsewhere)).step
  const command = { commandId: newId() }
  const closure = UnitClosure.parse(done(await record('communeHead', command)))
  expect(closure).toMatchObject({ ...flood, recordedBy: 'communeHead', moved: [before?.id] })
  // Wednesday to Friday; the weekend was no working day anyway.
  expect([before?.dueAt, (await walk.view(id)).step?.dueAt]).toEqual([
    '2026-06-22T16:59:59.999Z',
    '2026-06-25T16:59:59.999Z',
  ])
  expect((await walk.view(elsewhere)).step?.dueAt).toBe(atProvince?.dueAt)
  expect(UnitClosure.parse(done(await record('communeHead', command))).moved).toEqual([])
  expect((await walk.view(await walk.lodged())).step?.dueAt).toBe('2026-06-25T16:59:59.999Z')
  const log = await server.db.selectFrom('stepChange').selectAll().execute()
  expect(log).toMatchObject([{ kind: 'unit-closed', reason: 'Lũ lụt', personId: 'communeHead' }])
})

test('the head of the unit and those above say that it is closed; nobody else does', async () => {
  const day = { from: '2026-07-01', to: '2026-07-01' }
  for (const who of ['communeHead', 'decider', 'administrator'] as const)
    done(await record(who, day))
  for (const who of ['commune', 'province', 'otherProvince', 'producer', 'chair'] as const)
    expect(refusal(await record(who, day))).toEqual([403, 'closure-not-yours'])
})

test('closed days are read by those who oversee the unit', async () => {
  const read = async (who: Who) =>
    (await server.as(who).read('/closures', UnitClosures)).items.length > 0
  expect(
    await Promise.all((['commune', 'province', 'ministryOfficer'] as const).map(read)),
  ).toEqual([true, true, true])
  expect(await Promise.all((['otherProvince', 'producer', 'member'] as const).map(read))).toEqual([
    false,
    false,
    false,
  ])
})

test.each([
  ['ends before it begins', { to: '2026-06-09' }, 'closure-days'],
  ['lasts for months', { to: '2026-12-31' }, 'closure-days'],
  ['has no reason', { reason: ' ' }, 'body-invalid'],
])('a closure that %s is refused', async (_what, more, code) => {
  expect(refusal(await record('communeHead', more))).toEqual([422, code])
})
