import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenStep } from '../../contract/steps.ts'
import { haiPhong, kimThanh, post, supervisionServer } from '../test-ledger.ts'

let server: Awaited<ReturnType<typeof supervisionServer>>
beforeAll(async () => {
  server = await supervisionServer()
  server.neighbours.units.set(haiPhong.code, haiPhong)
})
afterAll(() => server.stop())

const officer = post('commune-officer', kimThanh)
const cityHead = post('decision-maker', haiPhong)
const reason = 'Chủ tịch Hội đồng đang đi công tác.'

const opened = async (changes: Partial<OpenStep> = {}): Promise<string> => {
  const id = `step-${randomUUID()}`
  await server.open({ id, ...changes })
  return id
}
const logOf = (stepId: string) =>
  server.db.selectFrom('intervention').selectAll().where('stepId', '=', stepId).execute()

const chair = post('council-chair', haiPhong)
const atCouncil = async (dossierId: string): Promise<string> =>
  opened({
    subject: { type: 'dossier', id: dossierId, title: 'Bánh đa gạo Kim Thành' },
    holder: { role: 'council-chair', unit: haiPhong },
    level: 'province',
    step: 'council-result',
  })
const pickUp = async (id: string, person: string) =>
  (await server.as(chair, person)).post(`/steps/${id}/pick-up`, {})

test('whoever has a conflict of interest takes no council’s step of that dossier and is given none', async () => {
  const id = await atCouncil('dossier-barred')
  server.neighbours.barred.set('dossier-barred', ['binh'])
  server.neighbours.held.set('council-chair@31', ['binh', 'chi'])
  const refused = { status: 403, body: { code: 'conflict-of-interest' } }
  expect(await pickUp(id, 'binh')).toMatchObject(refused)
  const bulk = { act: 'pick-up', ids: [id], reason }
  expect(await (await server.as(chair, 'binh')).post('/bulk', bulk)).toMatchObject({
    body: { items: [{ outcome: 'refused', code: 'conflict-of-interest' }] },
  })
  const to = { post: 'council-chair', unit: '31', person: 'binh' }
  const byHead = await server.as(cityHead, 'dung')
  expect(await byHead.post(`/steps/${id}/reassign`, { reason, to })).toMatchObject(refused)
  expect(await logOf(id)).toEqual([])
  expect(await pickUp(id, 'chi')).toMatchObject({ status: 200 })
  expect(await pickUp(await atCouncil('another-dossier'), 'binh')).toMatchObject({ status: 200 })
})

test('a step in the hands of somebody whose conflict is declared later lies free for a colleague', async () => {
  const id = await atCouncil('dossier-later')
  expect(await pickUp(id, 'binh')).toMatchObject({ status: 200 })
  expect(await pickUp(id, 'chi')).toMatchObject({ status: 409, body: { code: 'step-picked-up' } })
  server.neighbours.barred.set('dossier-later', ['binh'])
  expect(await pickUp(id, 'chi')).toMatchObject({ status: 200 })
})

test('while the dossier’s record cannot be asked nobody takes a council’s step, and others are taken as ever', async () => {
  server.neighbours.out.records = true
  const atCouncilNow = await pickUp(await atCouncil('dossier-unknown'), 'binh')
  const elsewhere = await (
    await server.as(officer, 'lan')
  ).post(`/steps/${await opened()}/pick-up`, {})
  server.neighbours.out.records = false
  expect([atCouncilNow.status, elsewhere.status]).toEqual([503, 200])
})
