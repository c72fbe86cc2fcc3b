import { afterAll, beforeAll, expect, test } from 'vitest'
import { dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { refusal, walkOf } from '../test-walk.ts'
import { applyCommand } from './apply.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
})
afterAll(() => server.stop())

/** A command of the commune that is drafted and has not reached the process; `order` is how the process writes it. */
const aDraft = async (act: 'accept' | 'withdraw' = 'accept') => {
  const id = await walk.lodged()
  const { version } = await walk.view(id)
  const commandId = newId()
  const { current } = server.process
  server.process.current = { ...current, act: async () => ({ id, version, state: 'lodged' }) }
  const body = { commandId, seenVersion: version }
  if (act === 'accept') await server.as('commune').post(`/dossiers/${id}/accept`, body)
  else await server.as('producer').post(`/dossiers/${id}/withdraw`, { ...body, reason: 'Thôi vậy' })
  server.process.current = current
  const place = { dossierId: id, level: 'commune', attempt: 1, scoring: 1 } as const
  const order = { ...place, commandId, at: server.wall.now, processVersion: 7 }
  return { id, version, order }
}
const entries = (dossierId: string) =>
  server.db.selectFrom('timelineEntry').selectAll().where('dossierId', '=', dossierId).execute()

test('a command applied again gives the answer it gave, whatever version the process carries', async () => {
  const { id, version, order } = await aDraft()
  const first = await applyCommand(server.db, order)
  expect(first).toEqual({ id, version: version + 1, state: 'lodged' })
  expect(await applyCommand(server.db, order)).toEqual(first)
  expect(await applyCommand(server.db, { ...order, processVersion: 8 })).toEqual(first)
  expect((await entries(id)).length).toBe(2)
})

test('a command applied twice at the same moment is written once', async () => {
  const { id, order } = await aDraft()
  const [one, other] = await Promise.all([
    applyCommand(server.db, order),
    applyCommand(server.db, order),
  ])
  expect(other).toEqual(one)
  expect((await entries(id)).length).toBe(2)
})

test('a write of the process that comes late changes nothing', async () => {
  const { id, order } = await aDraft()
  await server.db.updateTable('dossier').set({ processVersion: 7 }).where('id', '=', id).execute()
  await expect(applyCommand(server.db, order)).rejects.toMatchObject({ code: 'process-stale' })
  expect((await entries(id)).length).toBe(1)
})

test('a command that was judged on a version now gone is refused under the lock too', async () => {
  const { id, order } = await aDraft()
  await server.db.updateTable('dossier').set({ version: 9 }).where('id', '=', id).execute()
  await expect(applyCommand(server.db, order)).rejects.toMatchObject({ code: 'version-stale' })
  expect((await entries(id)).length).toBe(1)
})

test('a command nobody drafted, or drafted for another dossier, is missing', async () => {
  const [one, other] = [await aDraft(), await aDraft()]
  const missing = { code: 'command-unknown' }
  await expect(applyCommand(server.db, { ...one.order, commandId: newId() })).rejects.toMatchObject(
    missing,
  )
  await expect(
    applyCommand(server.db, { ...one.order, commandId: other.order.commandId }),
  ).rejects.toMatchObject(missing)
})

test('an outcome and its timeline are one transaction: where one part fails nothing is written', async () => {
  const { id, version, order } = await aDraft('withdraw')
  await server.db
    .insertInto('timelineEntry')
    .values({
      ...{
        dossierId: id,
        at: server.wall.now,
        act: 'noise',
        facts: '{}',
        commandId: order.commandId,
      },
      ...{ level: null, attempt: null, step: null, role: null, unitName: null },
    })
    .execute()
  await expect(applyCommand(server.db, order)).rejects.toThrow('timeline_entry_command_id_key')
  expect(await walk.view(id)).toMatchObject({ state: 'lodged', version })
  await server.db.deleteFrom('timelineEntry').where('act', '=', 'noise').execute()
  expect((await applyCommand(server.db, order)).state).toBe('withdrawn')
})

test('a withdrawn dossier takes no further act and leaves its product free', async () => {
  const id = await walk.lodged()
  const { product } = await walk.view(id)
  await walk.must('producer', id, 'withdraw')
  expect(await walk.view(id)).toMatchObject({ state: 'withdrawn', step: null, allowedActs: [] })
  expect(refusal(await walk.act('commune', id, 'accept'))).toEqual([409, 'act-not-now'])
  expect(refusal(await walk.act('producer', id, 'withdraw'))).toEqual([409, 'act-not-now'])
  expect(
    (await walk.view(await walk.begin('producer', { product: { id: product.id } }))).state,
  ).toBe('draft')
})
