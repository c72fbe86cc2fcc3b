import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, dossiersServer, type DossiersServer } from '../test-dossiers.ts'
import { walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  await walk.council()
})
afterAll(() => server.stop())

const certified = async (more: object = {}, points = 55, stars = 3): Promise<string> => {
  const id = await walk.concluded(await walk.lodged(more), points, stars)
  await walk.must('decider', id, 'decisions', { stars })
  return id
}
const certificatesOf = (productId: string) =>
  server.db
    .selectFrom('certificate')
    .selectAll()
    .where('productId', '=', productId)
    .orderBy('number')
    .execute()

test('a number is the product’s code, the stars and a serial, without a slash', async () => {
  const { certificate, product } = await walk.view(await certified())
  expect(certificate?.number).toMatch(/^31-10804-\d{3}-2026-3-\d{4}$/)
  const { code } = await server.db
    .selectFrom('product')
    .select('code')
    .where('id', '=', product.id)
    .executeTakeFirstOrThrow()
  expect(certificate?.number.startsWith(`${code}-3-`)).toBe(true)
  const [row] = await certificatesOf(product.id)
  expect(row).toMatchObject({
    decisionNumber: '123/QĐ-UBND',
    issuedBy: 'Chủ tịch UBND thành phố Hải Phòng',
    realm: 'live',
  })
})

test('a certificate of 31 August lasts to 31 August 36 months later', async () => {
  server.wall.now = '2026-08-31T02:00:00.000Z'
  const { certificate } = await walk.view(await certified())
  expect(certificate).toMatchObject({ validFrom: '2026-08-31', validTo: '2029-08-31' })
  server.wall.now = '2026-06-01T02:00:00.000Z'
})

test('an upgrade keeps the product’s code and replaces the certificate it had, in one transaction', async () => {
  const { product } = await walk.view(await certified())
  const id = await certified({ kind: 'upgrade', product: { id: product.id } }, 75, 4)
  const rows = await certificatesOf(product.id)
  const { certificate } = await walk.view(id)
  expect(rows).toMatchObject([
    { stars: 3, standing: 'replaced', replacedBy: certificate?.number },
    { stars: 4, standing: 'in-force', replacedBy: null },
  ])
  const [before, after] = await server.db
    .selectFrom('certificate')
    .select(sql<string>`xmin::text`.as('written'))
    .where('productId', '=', product.id)
    .execute()
  expect(before).toEqual(after)
})

test('decisions at the same moment get serials one after the other, none left out and none twice', async () => {
  const ids: string[] = []
  for (let count = 0; count < 4; count += 1)
    ids.push(await walk.concluded(await walk.lodged(), 55, 3))
  const outcomes = await Promise.all(ids.map((id) => walk.act('decider', id, 'decisions')))
  outcomes.forEach(done)
  const serials = (await server.db.selectFrom('certificate').select('number').execute())
    .map(({ number }) => Number(number.slice(-4)))
    .toSorted((a, b) => a - b)
  expect(serials).toEqual(serials.map((_, index) => index + 1))
})

test('a decision that fails takes no serial with it', async () => {
  const id = await walk.concluded(await walk.lodged(), 55, 3)
  const last = async () =>
    (
      await server.db
        .selectFrom('serial')
        .selectAll()
        .where('name', '=', 'certificate:live')
        .executeTakeFirst()
    )?.last
  const before = await last()
  await server.db.updateTable('council').set({ level: 'ministry' }).execute()
  expect((await walk.act('decider', id, 'decisions')).status).toBe(404)
  expect(await last()).toBe(before)
  expect(await walk.view(id)).toMatchObject({ state: 'lodged', decisions: [], certificate: null })
  await server.db.updateTable('council').set({ level: 'province' }).execute()
})

test('a certificate is read by signed-in people; the catalogue also learns its clock', async () => {
  const { certificate } = await walk.view(await certified())
  const path = `/certificates/${certificate?.number}`
  expect(await server.as('inspector').get(path)).toMatchObject({
    status: 200,
    body: { number: certificate?.number, standing: 'in-force', product: 'Bánh đa gạo Kim Thành' },
  })
  expect((await server.send('GET', path, {})).status).toBe(401)
  expect((await server.as('inspector').get('/certificates/31-1-1-2026-3-9999')).status).toBe(404)
  expect((await server.as('inspector').get(`/internal${path}`)).status).toBe(404)
})
