import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogger } from '@ocop/runtime/logger'
import { done, dossiersServer, type DossiersServer } from '../test-dossiers.ts'
import { walkOf } from '../test-walk.ts'
import { keepPublishing } from './loop.ts'
import { publishPending, publishProduct } from './publish.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  await walk.council()
})
afterAll(() => server.stop())

/** A product whose certificate was just issued; the catalogue has not been told. */
const certified = async (more: object = {}, points = 55, stars = 3) => {
  const id = await walk.concluded(await walk.lodged(more), points, stars)
  await walk.must('decider', id, 'decisions', { stars })
  const { product, certificate } = await walk.view(id)
  return { productId: product.id, number: certificate?.number ?? '' }
}
const versionsOf = (productId: string) =>
  server.db
    .selectFrom('product')
    .select(['publicationVersion', 'publishedVersion'])
    .where('id', '=', productId)
    .executeTakeFirstOrThrow()
const lastShown = (productId: string) =>
  server.neighbours.shown.findLast((product) => product.productId === productId)

test('what the catalogue took is marked, and is not pending any more', async () => {
  const { productId, number } = await certified()
  expect(await versionsOf(productId)).toEqual({ publicationVersion: 1, publishedVersion: 0 })
  await publishPending(server.needs)
  expect(lastShown(productId)).toMatchObject({
    version: 1,
    provinceCode: '31',
    communeCode: '10804',
    certificate: { number, stars: 3, standing: 'in-force' },
    realm: 'live',
    clockId: 'live',
  })
  expect(await versionsOf(productId)).toEqual({ publicationVersion: 1, publishedVersion: 1 })
  expect(await publishPending(server.needs)).toBe(0)
})

test('while the catalogue is down nothing is marked, and it is told when it is back', async () => {
  const { productId } = await certified()
  server.neighbours.down.catalogue = true
  await expect(publishPending(server.needs)).rejects.toMatchObject({ kind: 'unavailable' })
  expect((await versionsOf(productId)).publishedVersion).toBe(0)
  expect(lastShown(productId)).toBeUndefined()
  server.neighbours.down.catalogue = false
  expect(await publishPending(server.needs)).toBe(1)
  expect((await versionsOf(productId)).publishedVersion).toBe(1)
})

test('the loop waits an outage out by itself, and stops when told', async () => {
  const { productId } = await certified()
  server.neighbours.down.catalogue = true
  const logger = createLogger('publication-test')
  logger.level = 'silent'
  const stop = keepPublishing(server.needs, logger)
  server.neighbours.down.catalogue = false
  await expect.poll(() => lastShown(productId), { timeout: 10_000 }).toBeDefined()
  await stop()
})

test('a product the catalogue does not take keeps none of the others waiting', async () => {
  const [one, other] = [await certified(), await certified()]
  server.neighbours.refused.add(one.productId)
  await expect(publishPending(server.needs)).rejects.toThrow('1 product(s) not taken')
  expect((await versionsOf(one.productId)).publishedVersion).toBe(0)
  expect((await versionsOf(other.productId)).publishedVersion).toBe(1)
  server.neighbours.refused.clear()
  expect(await publishPending(server.needs)).toBe(1)
})

test('after an upgrade the catalogue is told of the new certificate under a higher version', async () => {
  const { productId } = await certified()
  await publishPending(server.needs)
  const { number } = await certified({ kind: 'upgrade', product: { id: productId } }, 75, 4)
  await publishPending(server.needs)
  expect(lastShown(productId)).toMatchObject({ version: 2, certificate: { number, stars: 4 } })
})

test('the process’s own publication and the loop’s tell the same, and both may repeat', async () => {
  const { productId, number } = await certified()
  const publish = () => server.internally(`/certificates/${number}/publish`, undefined)
  done(await publish())
  done(await publish())
  await Promise.all([
    publishProduct(server.needs, productId),
    publishProduct(server.needs, productId),
  ])
  const told = server.neighbours.shown.filter((product) => product.productId === productId)
  expect(told.length).toBe(4)
  expect(new Set(told.map((product) => JSON.stringify(product))).size).toBe(1)
  expect(await versionsOf(productId)).toEqual({ publicationVersion: 1, publishedVersion: 1 })
})
