import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ActDone } from '../../contract/board.ts'
import { Letter } from '../../contract/letters.ts'
import type { OpenStep } from '../../contract/steps.ts'
import { giaLai, haiPhong, kimThanh, post, supervisionServer } from '../test-ledger.ts'

let server: Awaited<ReturnType<typeof supervisionServer>>
beforeAll(async () => {
  server = await supervisionServer({ now: '2026-10-28T02:00:00.000Z' })
})
afterAll(() => server.stop())

const provincial = post('provincial-officer', haiPhong)
const reason = 'Hồ sơ đã quá hạn, chủ thể hỏi nhiều lần.'

const urge = async (changes: Partial<OpenStep> = {}, stepId = `step-${randomUUID()}`) => {
  await server.open({ id: stepId, ...changes })
  const { body } = await (
    await server.as(provincial, 'hoa')
  ).post(`/steps/${stepId}/remind`, {
    reason,
  })
  const { letter } = ActDone.parse(body)
  if (!letter) throw new Error('No letter was written')
  return { stepId, ...letter }
}
const read = async (id: string, held = provincial) => (await server.as(held)).get(`/letters/${id}`)

test('an urging is a letter with a number, a sender, a recipient and what it is about', async () => {
  const { id, number, stepId } = await urge()
  expect(number).toMatch(/^\d+\/2026\/ĐĐ-31$/)
  const letter = Letter.parse((await read(id)).body)
  expect(letter).toMatchObject({
    ...{ id, stepId, number, day: '2026-10-28', realm: 'live' },
    sender: { role: 'provincial-officer' },
    recipient: { role: 'commune-officer', unit: kimThanh },
  })
  const text = letter.paragraphs.join('\n')
  for (const part of ['Bánh đa gạo Kim Thành', '26/10/2026', 'đã quá 2 ngày làm việc', reason])
    expect(text).toContain(part)
})

test('letters of a unit are numbered without gaps, also when many are written at once', async () => {
  const first = Number((await urge()).number.split('/')[0])
  const letters = await Promise.all(Array.from({ length: 8 }, () => urge()))
  expect(
    letters.map(({ number }) => Number(number.split('/')[0])).toSorted((a, b) => a - b),
  ).toEqual(Array.from({ length: 8 }, (_, index) => first + 1 + index))
})

test('a second letter says that it is the second; rehearsals have numbers and a face of their own', async () => {
  const { stepId } = await urge()
  const again = await urge({}, stepId)
  expect(Letter.parse((await read(again.id)).body).paragraphs.join(' ')).toContain('lần thứ 2')
  const rehearsed = await urge({ realm: 'rehearsal', clockId: 'rehearsal-letters' })
  expect(rehearsed.number).toBe('1/2026/ĐĐ-31')
})

test('a letter is printed as a PDF', async () => {
  const { id } = await urge()
  const token = await server.person('hoa', [provincial])
  const answer = await fetch(`${server.url}/letters/${id}/pdf`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('whoever may know of the step reads its letters; nobody else knows of them', async () => {
  const { id } = await urge()
  expect((await read(id, post('commune-officer', kimThanh))).status).toBe(200)
  for (const held of [post('provincial-officer', giaLai), post('producer', kimThanh, 'htx')])
    expect(await read(id, held)).toMatchObject({ status: 404, body: { code: 'letter-unknown' } })
})
