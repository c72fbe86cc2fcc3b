import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { posts } from '../../test/desk-people.ts'
import { runningCatalogue, testNow, type RunningCatalogue } from '../../test/running-catalogue.ts'
import { FormTicket, TrackingCode } from '../../contract/enquiry.ts'
import { LabelReportView } from '../../contract/label-report.ts'

/** Whatever else an item tells is kept, so that a test sees it. */
const Listed = z.object({ items: z.array(z.looseObject({ id: z.string() })) })

let catalogue: RunningCatalogue
let inspector: string
beforeAll(async () => {
  catalogue = await runningCatalogue()
  inspector = await catalogue.person('kiem', [posts.inspector])
})
afterAll(() => catalogue.close())
beforeEach(async () => {
  await catalogue.db.deleteFrom('labelReport').execute()
})

const aReport = {
  doubt: 'expired',
  printedNumber: '31-10804-01-2021-4-0001',
  labelSays: 'Rươi sông Rạng, HTX Kim Thành',
  seenAt: 'Chợ huyện',
  provinceCode: '31',
  told: 'Tem ghi 4 sao nhưng đã hết hạn.',
  contact: '0912345678',
}
const send = async (): Promise<string> => {
  catalogue.setNow(testNow)
  const { ticket } = FormTicket.parse(await (await catalogue.get('/form-tickets')).json())
  catalogue.setNow('2026-11-23T03:01:00.000Z')
  const body = { commandId: randomUUID(), ticket, ...aReport }
  return TrackingCode.parse(await (await catalogue.post('/label-reports', body)).json()).code
}
const listed = async (token: string): Promise<{ id: string }[]> => {
  const answer = await catalogue.get('/label-reports', { authorization: `Bearer ${token}` })
  return Listed.parse(await answer.json()).items
}
const handle = (token: string, id: string, body: object): Promise<Response> =>
  catalogue.post(`/label-reports/${id}/handle`, { commandId: randomUUID(), ...body }, token)

test('a report reaches the inspectors of its province alone, and the list tells nothing personal', async () => {
  await send()
  const [report] = await listed(inspector)
  expect(report).toMatchObject({ state: 'received', labelSays: aReport.labelSays })
  expect(report).not.toHaveProperty('contact')
  for (const post of [posts.farInspector, posts.cityOfficer, posts.producer])
    expect(await listed(await catalogue.person('la', [post]))).toEqual([])
  const far = await catalogue.person('xa', [posts.farInspector])
  const read = (token: string) =>
    catalogue.get(`/label-reports/${report?.id}`, { authorization: `Bearer ${token}` })
  expect((await read(far)).status).toBe(404)
  expect(LabelReportView.parse(await (await read(inspector)).json()).contact).toBe('0912345678')
  const foreign = { seenVersion: 1, state: 'unfounded', finding: 'x' }
  expect((await handle(far, report?.id ?? '', foreign)).status).toBe(404)
})

test('the writer follows it with the code until something was found; then it stays as it is', async () => {
  const code = await send()
  const track = async (): Promise<unknown> =>
    (await catalogue.post('/label-reports/track', { code })).json()
  const [report] = await listed(inspector)
  const id = report?.id ?? ''
  await handle(inspector, id, { seenVersion: 1, state: 'examined', finding: null })
  expect(await track()).toMatchObject({ state: 'examined', finding: null })
  const found = { seenVersion: 2, state: 'confirmed' }
  expect((await handle(inspector, id, { ...found, finding: null })).status).toBe(422)
  await handle(inspector, id, { ...found, finding: 'Đã thu giữ 20 hộp.' })
  expect(await track()).toMatchObject({ state: 'confirmed', finding: 'Đã thu giữ 20 hộp.' })
  expect(
    (await handle(inspector, id, { seenVersion: 3, state: 'unfounded', finding: 'x' })).status,
  ).toBe(409)
})
