import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Post } from '@ocop/kernel/actor'
import { anOpening, haiPhong, kimThanh, ministry, post, supervisionServer } from '../test-ledger.ts'
import type { TechnicalCause } from '../../contract/steps.ts'

let server: Awaited<ReturnType<typeof supervisionServer>>
beforeAll(async () => {
  server = await supervisionServer()
})
afterAll(() => server.stop())

const provincial = post('provincial-officer', haiPhong)
const failing: TechnicalCause = {
  ...{ kind: 'activity-failing', what: 'closeStep', attempts: 5 },
  since: '2026-10-06T01:00:00.000Z',
}
const aStep = async (): Promise<{ id: string; process: string }> => {
  const process = `dossier:${randomUUID()}`
  const id = `${process}:commune:1:intake:1`
  await server.open({ id, process })
  return { id, process }
}
const tell = (process: string, technical: TechnicalCause | null, more: object = {}) =>
  server.tell('PUT', '/processes/conditions', { items: [{ process, technical, ...more }] })
const seen = async (id: string) => (await server.as(provincial)).step(id)

test('a process that cannot move makes its open step stuck, in a reader’s words', async () => {
  const { id, process } = await aStep()
  await tell(process, failing)
  expect(await seen(id)).toMatchObject({
    state: 'stuck',
    causes: ['technical'],
    technical: failing,
    sentence: 'Hệ thống thử ghi bước tiếp theo nhiều lần chưa được; sẽ tự thử lại.',
  })
  const stuck = await (await server.as(provincial)).list('state=stuck&cause=technical')
  expect(stuck.items.map((each) => each.id)).toContain(id)
})

test('the cause keeps the moment it was first seen, and goes when the process is well', async () => {
  const { id, process } = await aStep()
  await tell(process, failing)
  await tell(process, { ...failing, attempts: 9, since: '2026-10-06T01:30:00.000Z' })
  expect((await seen(id)).technical?.since).toBe(failing.since)
  await tell(process, null)
  expect(await seen(id)).toMatchObject({ state: 'open', causes: [], sentence: null })
})

test('an administrator over the subject is offered to resume a lost process, nobody else is, and nothing else lost', async () => {
  const { id, process } = await aStep()
  const mayResume = async (held: Post) =>
    (await (await server.as(held)).step(id)).allowedActs.includes('resume')
  const overIt = post('administrator', haiPhong)
  await tell(process, failing)
  expect(await mayResume(overIt)).toBe(false)
  await tell(process, { ...failing, kind: 'process-missing', what: 'workflow', attempts: 0 })
  expect(await mayResume(overIt)).toBe(true)
  expect(await mayResume(post('administrator', ministry))).toBe(true)
  expect(await mayResume(provincial)).toBe(false)
  await tell(process, null)
  expect(await mayResume(overIt)).toBe(false)
})

test('a process that hangs between two steps stands on the board until it moves again', async () => {
  const process = `dossier:${randomUUID()}`
  const stalled = anOpening({
    ...{ id: `${process}:stalled`, process, step: 'stalled', acts: [], dueAt: null },
    holder: { role: 'administrator', unit: ministry },
  })
  await tell(process, { ...failing, kind: 'process-missing' }, { stalled })
  expect(await seen(stalled.id)).toMatchObject({ causes: ['technical'], allowedActs: [] })
  const { allowedActs } = await (await server.as(post('administrator', haiPhong))).step(stalled.id)
  expect(allowedActs).not.toContain('resume')
  await tell(process, null)
  expect(await seen(stalled.id)).toMatchObject({ state: 'closed', outcome: 'moved-on' })
})

test('on a day on which its unit is closed a step is stuck, and the day does not count', async () => {
  const id = `step-${randomUUID()}`
  await server.open({ id, closedDays: ['2026-10-06', '2026-10-07'] })
  const { causes, sentence, workingHoursLeft } = await seen(id)
  expect([causes, sentence]).toEqual([
    ['unit-closed'],
    'Đơn vị đang đóng cửa, ngày này không tính vào thời hạn.',
  ])
  const other = `step-${randomUUID()}`
  await server.open({ id: other })
  expect((await seen(other)).workingHoursLeft).toBe((workingHoursLeft ?? 0) + 15)
})

test('what keeps processes from moving is told by services alone', async () => {
  const officer = await server.person('lan', [post('commune-officer', kimThanh)])
  const path = '/internal/processes/conditions'
  expect((await server.send('PUT', path, officer, { items: [] })).status).toBe(404)
})
