import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { posts } from '../../test/desk-people.ts'
import { runningCatalogue, type RunningCatalogue } from '../../test/running-catalogue.ts'
import { RecordedBatch, Trace } from '../../contract/trace.ts'
import { aCertifiedProduct } from '../certified-product/sample.ts'

let catalogue: RunningCatalogue
let producer: string
const product = aCertifiedProduct()
beforeAll(async () => {
  catalogue = await runningCatalogue()
  producer = await catalogue.person('an', [posts.producer])
  await catalogue.tell(product)
})
afterAll(() => catalogue.close())

const aBatch = (over: object = {}) => ({
  ...{ commandId: randomUUID(), productId: product.productId, lot: randomUUID() },
  ...{ madeOn: '2026-11-01', expiresOn: '2027-11-01' },
  steps: [{ day: '2026-11-01', text: 'Đóng hộp', place: null }],
  ...over,
})
const record = (body: unknown, token = producer) => catalogue.post('/batches', body, token)
const trace = (code: string) => catalogue.get(`/trace/${encodeURIComponent(code)}`)

test('a batch is found by the code on it however it is typed, and by the certificate’s number', async () => {
  const { code } = RecordedBatch.parse(await (await record(aBatch({ lot: 'L1' }))).json())
  const typed = `${code.slice(0, 5).toLowerCase()} ${code.slice(5)}`
  const byCode = Trace.parse(await (await trace(typed)).json())
  expect(byCode).toMatchObject({
    product: { name: product.name, state: 'valid' },
    batch: { lot: 'L1', madeOn: '2026-11-01', certificateNumber: product.certificate.number },
    traceability: null,
    hasPhoto: false,
  })
  const byNumber = Trace.parse(await (await trace(product.certificate.number)).json())
  expect(byNumber.batch).toBeNull()
  expect(byNumber.batches.map(({ lot }) => lot)).toContain('L1')
})

test('a batch is recorded once, by its producer, while the star holds', async () => {
  const body = aBatch()
  const first = await (await record(body)).json()
  expect(await (await record(body)).json()).toEqual(first)
  const again = await record({ ...body, commandId: randomUUID() })
  expect([again.status, await again.json()]).toMatchObject([409, { code: 'batch-recorded' }])
  for (const post of [posts.otherProducer, posts.communeOfficer, posts.consultant]) {
    const stranger = await catalogue.person('la', [post])
    expect((await record(aBatch(), stranger)).status).toBe(404)
  }
  const revoked = aCertifiedProduct({ certificate: { standing: 'revoked', number: 'so-khac' } })
  await catalogue.tell(revoked)
  const late = await record(aBatch({ productId: revoked.productId }))
  expect([late.status, await late.json()]).toMatchObject([409, { code: 'star-not-held' }])
})

test('what expires before it was made is no batch, and an unknown code tells nothing', async () => {
  expect((await record(aBatch({ expiresOn: '2026-10-01' }))).status).toBe(422)
  for (const code of ['ABCDE12345', 'khong-co', '"; drop table'])
    expect((await trace(code)).status).toBe(404)
})
