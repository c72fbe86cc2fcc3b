import { afterAll, beforeAll, expect, test } from 'vitest'
import { CertificateReading } from '../../contract/certificate-keeping.ts'
import { certificatesOf } from '../test-certificates.ts'
import { done, dossiersServer, type DossiersServer } from '../test-dossiers.ts'

let server: DossiersServer
let certificates: ReturnType<typeof certificatesOf>
beforeAll(async () => {
  server = await dossiersServer()
  certificates = certificatesOf(server)
  await certificates.walk.council()
})
afterAll(() => server.stop())

const read = async (number: string, at: string): Promise<CertificateReading> => {
  const token = await server.serviceToken('worker')
  const path = `/internal/certificates/${number}/reading?at=${encodeURIComponent(at)}`
  return CertificateReading.parse(done(await server.send('GET', path, { token })))
}
const settle = async (number: string, at: string): Promise<void> => {
  done(await server.internally(`/certificates/${number}/extension`, { at }))
}
/** A certificate that ends on 15 November 2026, whose product has a re-evaluation lodged in its window. */
const withReEvaluation = async () => {
  const number = await certificates.award()
  const { id: productId } = await server.db
    .selectFrom('certificate')
    .select('productId as id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  await server.db
    .updateTable('certificate')
    .set({ validFrom: '2023-11-15', validTo: '2026-11-15' })
    .where('number', '=', number)
    .execute()
  const dossier = await certificates.walk.lodged({
    kind: 're-evaluation',
    product: { id: productId },
  })
  return { number, dossier, productId }
}
const newsOf = async (number: string): Promise<number> => {
  const { news } = await server.db
    .selectFrom('processRun')
    .select('news')
    .where('workflowId', '=', `certificate:${number}`)
    .executeTakeFirstOrThrow()
  return news
}
const lastDay = '2026-11-15T03:00:00.000Z'

test('its keeper is told when to tell the producer, each notice with its article', async () => {
  const number = await certificates.award()
  const { notices, filing, endsAt } = await read(number, '2026-06-02T02:00:00.000Z')
  expect(notices.map(({ id, at }) => [id, at])).toEqual([
    ['warn-210', '2028-11-03T01:00:00.000Z'],
    ['warn-180', '2028-12-03T01:00:00.000Z'],
    ['warn-120', '2029-02-01T01:00:00.000Z'],
    ['notice-30', '2029-05-02T01:00:00.000Z'],
  ])
  expect(notices[1]?.text).toBe(
    `Giấy chứng nhận ${number} hết hạn ngày 01/06/2029, còn 180 ngày. Hồ sơ đánh giá lại nộp chậm nhất ngày 01/02/2029 (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 6 điểm a).`,
  )
  expect(filing).toEqual({
    opensAt: '2028-11-03T00:00:00.000Z',
    closesOn: '2029-02-01',
    visit: 1,
    pending: false,
  })
  expect(endsAt).toBe('2029-06-01T17:00:00.000Z')
})

test('a pending re-evaluation is news to the keeper, and lets the certificate run on for at most 180 days', async () => {
  const { number } = await withReEvaluation()
  expect(await newsOf(number)).toBe(1)
  const reading = await read(number, lastDay)
  expect(reading).toMatchObject({ settleAt: '2026-11-14T17:00:00.000Z', filing: { pending: true } })
  await settle(number, '2026-11-13T03:00:00.000Z')
  expect((await certificates.view(number)).standing).toBe('in-force')
  await settle(number, lastDay)
  await settle(number, lastDay)
  expect(await certificates.view(number)).toMatchObject({
    standing: 'extended',
    extendedTo: '2027-05-14',
    version: 2,
    acts: [{ act: 'extension', facts: { article: 'QĐ 26/2026/QĐ-TTg, Điều 12 khoản 3' } }],
  })
  expect((await read(number, lastDay)).endsAt).toBe('2027-05-14T17:00:00.000Z')
})

test('an extension whose re-evaluation came to nothing ends with its result', async () => {
  const { number, dossier } = await withReEvaluation()
  await settle(number, lastDay)
  await certificates.walk.must('producer', dossier, 'withdraw')
  expect(await newsOf(number)).toBe(2)
  const result = '2026-12-10T03:00:00.000Z'
  expect(await read(number, result)).toMatchObject({
    settleAt: result,
    filing: { visit: 2, pending: false },
  })
  await settle(number, result)
  expect(await certificates.view(number)).toMatchObject({ extendedTo: '2026-12-10' })
  expect((await read(number, result)).settleAt).toBe(null)
})

test('without a re-evaluation nothing is extended', async () => {
  const number = await certificates.award()
  expect((await read(number, lastDay)).settleAt).toBe(null)
  await settle(number, lastDay)
  expect((await certificates.view(number)).extendedTo).toBe(null)
})

test('an award enters the keeper and tells the one of the certificate it replaces, suspended or not', async () => {
  const number = await certificates.award()
  const { productId } = await server.db
    .selectFrom('certificate')
    .select('productId')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const upgrade = await certificates.walk.lodged({ kind: 'upgrade', product: { id: productId } })
  await certificates.act('decider', number, 'suspension')
  const told = await newsOf(number)
  await certificates.walk.concluded(upgrade, 75, 4)
  await certificates.walk.must('decider', upgrade, 'decisions', { stars: 4 })
  expect(await certificates.view(number)).toMatchObject({ standing: 'replaced' })
  expect(await newsOf(number)).toBeGreaterThan(told)
  const runs = await server.db
    .selectFrom('processRun')
    .select(['kind', 'title', 'unitPath', 'endedAt'])
    .where('subjectId', '=', number)
    .execute()
  expect(runs).toEqual([
    {
      kind: 'certificate',
      title: 'Bánh đa gạo Kim Thành',
      unitPath: 'vn/31/10804',
      endedAt: null,
    },
  ])
})
