import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Post } from '@ocop/kernel/actor'
import { logOf } from '@ocop/kernel/page'
import { NoticeItem } from '../../contract/board.ts'
import type { AddNotice } from '../../contract/steps.ts'
import { chuSe, kimThanh, post, supervisionServer } from '../test-ledger.ts'

let server: Awaited<ReturnType<typeof supervisionServer>>
const officer = post('commune-officer', kimThanh)
const noticeOf = (id: string): AddNotice => ({
  id,
  kind: 'reminder',
  share: 0.5,
  at: '2026-10-14T01:00:00.000Z',
  to: { role: 'commune-officer', unit: kimThanh },
})
const tell = (step: string, notice: AddNotice) =>
  server.tell('PUT', `/steps/${step}/notices/${encodeURIComponent(notice.id)}`, notice)
const noticesFor = async (held: Post, query = '') => {
  const { status, body } = await (await server.as(held)).get(`/notices?${query}`)
  expect(status).toBe(200)
  return logOf(NoticeItem).parse(body)
}

beforeAll(async () => {
  server = await supervisionServer()
  await server.open({ id: 'report' })
  for (let n = 1; n <= 51; n += 1) await tell('report', noticeOf(`half:${n}`))
})
afterAll(() => server.stop())

test('a notice is read by the post it was sent to, and by nobody else', async () => {
  const { items } = await noticesFor(officer)
  expect(items[0]).toMatchObject({
    id: 'half:1',
    stepId: 'report',
    kind: 'reminder',
    share: 0.5,
    afterClose: false,
    step: { title: 'Báo cáo bốn nội dung', subject: { title: 'Bánh đa gạo Kim Thành' } },
  })
  for (const other of [
    post('decision-maker', kimThanh),
    post('commune-officer', chuSe),
    post('producer', kimThanh),
  ])
    expect((await noticesFor(other)).items).toEqual([])
})

test('who follows the cursor reads every notice once, and null says that the log ends', async () => {
  const first = await noticesFor(officer)
  expect([first.items.length, first.next]).toEqual([50, first.items.at(-1)?.cursor])
  const rest = await noticesFor(officer, `after=${first.next}`)
  expect([rest.items.map(({ id }) => id), rest.next]).toEqual([['half:51'], null])
})

test('notices written at once are all seen by a reader who follows the cursor', async () => {
  const { cursor = '0' } = (await noticesFor(officer, 'after=50')).items.at(-1) ?? {}
  const ids = Array.from({ length: 20 }, (_, index) => `burst-${index}`)
  const seen: string[] = []
  let after = cursor
  const follow = async (): Promise<void> => {
    const { items } = await noticesFor(officer, `after=${after}`)
    seen.push(...items.map(({ id }) => id))
    after = items.at(-1)?.cursor ?? after
  }
  const writing = Promise.all(ids.map((id) => tell(`step-of-${id}`, noticeOf(id))))
  for (let round = 0; round < 5; round += 1) await follow()
  await writing
  await follow()
  expect(seen.toSorted()).toEqual(ids.toSorted())
})

test('a notice whose step is not opened yet is shown without it', async () => {
  const { items } = await noticesFor(officer, 'step=step-of-burst-1')
  expect(items).toMatchObject([{ id: 'burst-1', step: null }])
})

test.each(['after=x', 'after=-1', 'page=1'])('%s is refused', async (query) => {
  expect(await (await server.as(officer)).get(`/notices?${query}`)).toMatchObject({ status: 422 })
})
