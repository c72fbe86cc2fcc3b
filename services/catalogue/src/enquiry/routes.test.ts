import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { pageOf } from '@ocop/kernel/page'
import { posts } from '../../test/desk-people.ts'
import { runningCatalogue, testNow, type RunningCatalogue } from '../../test/running-catalogue.ts'
import {
  EnquiryItem,
  EnquiryView,
  FormTicket,
  TrackedEnquiry,
  TrackingCode,
} from '../../contract/enquiry.ts'
import { aCertifiedProduct } from '../certified-product/sample.ts'
import { escalateOverdue, lapseUnanswered } from './store.ts'

const Slugged = z.object({ slug: z.string() })
const Faults = z.object({ errors: z.array(z.object({ pointer: z.string() })) })

let catalogue: RunningCatalogue
let producer: string
let officer: string
const slugs: string[] = []
const minutesOn = (minutes: number): string =>
  new Date(Date.parse(testNow) + minutes * 60_000).toISOString()

beforeAll(async () => {
  catalogue = await runningCatalogue()
  producer = await catalogue.person('an', [posts.producer])
  officer = await catalogue.person('quyet', [posts.communeOfficer])
  const products = [
    aCertifiedProduct({ name: 'Rươi hộp' }),
    aCertifiedProduct({
      name: 'Mắm cáy',
      producer: { id: 'ho-mam', name: 'Hộ mắm cáy', kind: 'household' },
    }),
  ]
  for (const product of products) {
    slugs.push(Slugged.parse(await (await catalogue.tell(product)).json()).slug)
  }
})
afterAll(() => catalogue.close())

const anEnquiry = {
  kind: 'retail',
  buyer: { name: 'Bùi Thị Mua', organisation: null, phone: '0912 345 678', email: null },
  message: 'Còn hàng không?',
  quantity: null,
  place: null,
  wantedBy: null,
}
/** A ticket that has lain open for a minute. */
const ticket = async (): Promise<string> => {
  catalogue.setNow(testNow)
  const given = FormTicket.parse(await (await catalogue.get('/form-tickets')).json()).ticket
  catalogue.setNow(minutesOn(1))
  return given
}
const send = async (over: object = {}): Promise<Response> =>
  catalogue.post('/enquiries', {
    ...{ commandId: randomUUID(), ticket: await ticket(), products: slugs },
    ...anEnquiry,
    ...over,
  })
const sent = async (over: object = {}): Promise<string> => {
  const answer = await send(over)
  expect(answer.status).toBe(200)
  return TrackingCode.parse(await answer.json()).code
}
const track = async (code: string): Promise<TrackedEnquiry> =>
  TrackedEnquiry.parse(await (await catalogue.post('/enquiries/track', { code })).json())
/** The desk's newest open part for a product. */
const openPart = async (token: string, name: string): Promise<EnquiryView> => {
  const authorization = `Bearer ${token}`
  const answer = await catalogue.get('/enquiries?state=open&pageSize=100', { authorization })
  const { items } = pageOf(EnquiryItem).parse(await answer.json())
  const found = items.filter(({ product }) => product.name === name).at(-1)
  const one = await catalogue.get(`/enquiries/${found?.id}`, { authorization })
  return EnquiryView.parse(await one.json())
}
const act = (token: string, part: EnquiryView, name: string, body: object): Promise<Response> =>
  catalogue.post(
    `/enquiries/${part.id}/${name}`,
    { commandId: randomUUID(), seenVersion: part.version, ...body },
    token,
  )
const clear = async (): Promise<void> => {
  for (const table of ['enquiryPart', 'enquiry', 'ledgerWord'] as const)
    await catalogue.db.deleteFrom(table).execute()
}

test('an enquiry to two producers opens a turn for each, and nothing of the buyer leaves the service', async () => {
  await clear()
  await sent()
  const words = await catalogue.db.selectFrom('ledgerWord').select('body').execute()
  expect(words.map(({ body }) => body)).toMatchObject([
    {
      subject: { type: 'enquiry', title: 'Rươi hộp' },
      holder: { role: 'producer', organisationId: 'htx-kim-thanh', unit: { path: 'vn/31/10804' } },
      dueAt: '2026-11-27T16:59:59.999Z',
    },
    { holder: { organisationId: 'ho-mam' } },
  ])
  expect(JSON.stringify(words)).not.toMatch(/Bùi|0912|Còn hàng/)
})

test('the producer answers, the buyer reads it with the code, and the turn closes', async () => {
  await clear()
  const code = await sent()
  const part = await openPart(producer, 'Rươi hộp')
  expect(part).toMatchObject({ buyer: { phone: '0912 345 678' }, allowedActs: ['answer'] })
  expect(
    (await act(producer, part, 'answer', { answer: 'Còn 20 hộp.', outcome: 'answered' })).status,
  ).toBe(200)
  const tracked = await track(code)
  expect(tracked.parts.find(({ product }) => product.name === 'Rươi hộp')).toMatchObject({
    ...{ state: 'answered', answer: 'Còn 20 hộp.', onBehalf: false },
  })
  const words = await catalogue.db.selectFrom('ledgerWord').select('path').execute()
  expect(words.map(({ path }) => path)).toContain(
    `/internal/steps/enquiry%3A${part.id}%3Aanswer/close`,
  )
  const answered = { ...part, version: part.version + 1 }
  expect((await act(producer, answered, 'conclude', { outcome: 'agreed' })).status).toBe(200)
  expect((await track(code)).parts.map(({ state }) => state).toSorted()).toEqual(['agreed', 'open'])
})

test('the commune answers on behalf, and the buyer is told so', async () => {
  await clear()
  const code = await sent({ products: [slugs[0]] })
  const part = await openPart(officer, 'Rươi hộp')
  await act(officer, part, 'answer', { answer: 'Xin gọi lại sau.', outcome: 'declined' })
  expect((await track(code)).parts).toMatchObject([{ state: 'declined', onBehalf: true }])
  const late = await act(producer, part, 'answer', { answer: 'Còn.', outcome: 'agreed' })
  expect(late.status).toBe(409)
})

test('nobody who was not asked knows of an enquiry', async () => {
  await clear()
  await sent({ products: [slugs[0]] })
  const part = await openPart(producer, 'Rươi hộp')
  for (const post of [posts.otherProducer, posts.otherOfficer, posts.consultant, posts.inspector]) {
    const token = await catalogue.person('la', [post])
    const read = await catalogue.get(`/enquiries/${part.id}`, { authorization: `Bearer ${token}` })
    expect(read.status).toBe(404)
    const answer = await act(token, part, 'answer', { answer: 'x', outcome: 'agreed' })
    expect(answer.status).toBe(404)
  }
  expect((await catalogue.post('/enquiries/track', { code: 'AAAAA-AAAAA' })).status).toBe(404)
})

test('past its time the commune is told once, and in the end the enquiry ends without an answer', async () => {
  await clear()
  const code = await sent({ products: [slugs[0]] })
  expect(await escalateOverdue(catalogue.db, '2026-11-27T16:00:00.000Z')).toBe(0)
  expect(await escalateOverdue(catalogue.db, '2026-11-28T01:00:00.000Z')).toBe(1)
  expect(await escalateOverdue(catalogue.db, '2026-11-28T02:00:00.000Z')).toBe(0)
  const words = await catalogue.db.selectFrom('ledgerWord').select('body').execute()
  expect(words.at(-1)?.body).toMatchObject({
    ...{ kind: 'escalation', rung: 1 },
    to: { role: 'commune-officer', unit: { code: '10804' } },
  })
  expect(await lapseUnanswered(catalogue.db, '2026-12-12T01:00:00.000Z')).toBe(1)
  expect((await track(code)).parts).toMatchObject([{ state: 'no-answer' }])
})

test('a form counts once: the same one again gets the same code, its ticket lets no other through', async () => {
  await clear()
  const form = { commandId: randomUUID(), ticket: await ticket(), products: slugs }
  const first = await sent(form)
  expect(await sent(form)).toBe(first)
  const other = await send({ ...form, commandId: randomUUID() })
  expect([other.status, await other.json()]).toMatchObject([409, { code: 'ticket-used' }])
  expect(await catalogue.db.selectFrom('enquiry').selectAll().execute()).toHaveLength(1)
})

test.each([
  ['a hidden field filled in, as robots do', { website: 'https://spam.example' }, '/website'],
  ['nobody to answer', { buyer: { ...anEnquiry.buyer, phone: null } }, '/buyer/phone'],
  ['a wholesale request without quantity', { kind: 'wholesale', place: 'Huế' }, '/quantity'],
  ['a product nobody knows', { products: ['khong-co'] }, '/products/0'],
])('%s is refused with its place', async (_, over, pointer) => {
  const answer = await send(over)
  expect(answer.status).toBe(422)
  const { errors } = Faults.parse(await answer.json())
  expect(errors.map((fault) => fault.pointer)).toContain(pointer)
})

test('a form sent faster than anyone writes is refused, and so is one from another site', async () => {
  const given = FormTicket.parse(await (await catalogue.get('/form-tickets')).json()).ticket
  const hasty = await send({ ticket: given })
  expect([hasty.status, await hasty.json()]).toMatchObject([422, { code: 'ticket-hasty' }])
  const foreign = await fetch(`${catalogue.base}/enquiries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    body: '{}',
  })
  expect(foreign.status).toBe(403)
})
