import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '@ocop/kernel/problem'
import { TransferView } from '../../contract/transfers.ts'
import { certificatesOf } from '../test-certificates.ts'
import { dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { endedDistrictOf, endReason, firstOfJuly } from '../test-ended-district.ts'
import { units } from '../test-people.ts'

const { haiDuong, haiPhong, kimThanh, kimThanhThen } = units

let server: DossiersServer
let district: ReturnType<typeof endedDistrictOf>
let certificates: ReturnType<typeof certificatesOf>
const told: string[] = []
const engine = { away: false }
beforeAll(async () => {
  server = await dossiersServer()
  server.wall.now = '2025-05-05T02:00:00.000Z'
  district = endedDistrictOf(server)
  certificates = certificatesOf(server)
  await district.tiers.councils()
  const { current } = server.process
  server.process.current = {
    ...current,
    announceChange: async (stepId) => {
      if (engine.away) throw new Problem('unavailable', 'process-unavailable', 'Away.')
      told.push(stepId)
    },
  }
})
afterAll(() => server.stop())

const here = Array.from({ length: 3 }, () => kimThanh.path)

test('the open steps have the successor’s holder, as numbered changes that their processes are told of', async () => {
  const product = await district.recognised()
  server.wall.now = '2025-06-30T02:00:00.000Z'
  const steps = [
    await district.keeping(product, 'revocation-verification'),
    await district.visited(product),
  ]
  const filing = await district.keeping(product, 'filing')
  expect((await district.restated(steps[0] ?? '')).opened.holder.unit).toEqual(haiDuong)
  server.wall.now = firstOfJuly
  told.length = 0
  const { id } = await district.run()
  expect(told.toSorted()).toEqual([...steps, filing].toSorted())
  for (const step of steps) {
    const { opened: standing, ledger } = await district.restated(step)
    const holder = { role: 'provincial-officer', unit: haiPhong }
    expect(ledger).toMatchObject({ number: 1, holder, subjectUnit: kimThanh })
    expect(standing.holder).toEqual(holder)
    expect(standing.marks.map(({ to }) => to.unit.code)).not.toContain(haiDuong.code)
  }
  expect((await district.restated(filing)).ledger).toMatchObject({
    number: 1,
    holder: { role: 'producer', unit: kimThanh },
  })
  const log = await server.db
    .selectFrom('stepChange')
    .selectAll()
    .where('stepId', 'in', steps)
    .execute()
  expect(log).toMatchObject(
    steps.map(() => ({
      ...{ kind: 'unit-ended', reason: endReason, personId: 'province', number: 1 },
      before: { holder: { unit: haiDuong } },
      after: { holder: { unit: haiPhong } },
      signalledAt: server.wall.now,
    })),
  )
  expect(log.map(({ after }) => after.dueAt)).toEqual(log.map(({ before }) => before.dueAt))
  expect(await server.as('province').read(`/transfers/${id}`, TransferView)).toMatchObject({
    done: true,
    counts: { failed: 0 },
  })
})

test('sent twice it moves once, also by two officers at the same moment', async () => {
  const product = await district.recognised()
  const step = await district.keeping(product, 'revocation-verification')
  server.wall.now = firstOfJuly
  told.length = 0
  const [commandId, other] = [newId(), newId()]
  const runs = await Promise.all([
    district.run(commandId),
    district.run(commandId),
    district.run(other, 'ministryOfficer'),
  ])
  expect(runs.filter(({ counts }) => counts.failed > 0)).toEqual([])
  const again = await district.run(commandId)
  expect(again.done).toBe(true)
  const moves = await server.db
    .selectFrom('transferProduct')
    .selectAll()
    .where('productId', '=', product.productId)
    .execute()
  expect(moves).toMatchObject([
    { outcome: 'moved', movement: { certificateNumber: product.number } },
  ])
  expect((await district.restated(step)).ledger?.number).toBe(1)
  const acts = (await certificates.view(product.number)).acts.filter(
    ({ act }) => act === 'transfer',
  )
  expect(acts).toHaveLength(1)
  expect((await district.preview('province')).items).toEqual([])
})

test('broken off between the move and the telling of its process, the same command finishes it', async () => {
  const product = await district.recognised()
  const step = await district.visited(product)
  server.wall.now = firstOfJuly
  told.length = 0
  engine.away = true
  const commandId = newId()
  const broken = await district.run(commandId).finally(() => void (engine.away = false))
  expect(broken).toMatchObject({ done: false, counts: { failed: 0 } })
  expect(await district.placesOf(product)).toEqual(here)
  const read = () => server.as('province').read(`/transfers/${commandId}`, TransferView)
  expect((await read()).done).toBe(false)
  expect(await district.run(commandId)).toMatchObject({ done: true, products: broken.products })
  expect(told).toEqual([step])
  expect((await read()).done).toBe(true)
})

test('a product whose re-evaluation moved before takes its certificate’s process along after it', async () => {
  const product = await district.recognised()
  await server.db
    .updateTable('product')
    .set({ unitCode: kimThanh.code, unitPath: kimThanh.path })
    .where('id', '=', product.productId)
    .execute()
  server.wall.now = firstOfJuly
  expect((await district.preview('province')).items).toMatchObject([
    { productId: product.productId, from: kimThanhThen, to: kimThanh },
  ])
  await district.run()
  expect(await district.placesOf(product)).toEqual(here)
})
