import { Problem } from '@ocop/kernel/problem'
import { expect, test } from 'vitest'
import { LiftConflict, NewConflict } from '@ocop/dossiers/contract/council'
import type { Api } from '../../lib/api.ts'
import {
  conflictActIn,
  conflictRefusal,
  faultsBefore,
  placeAfter,
  sendConflictAct,
} from './conflict-acts.ts'

const id = '5ebaea8d-d6ba-41a2-a093-e0e00721710d'
const commandId = '0191f6a0-0000-4000-8000-000000000001'
const own = { act: 'declare', commandId, ground: 'kinship', reason: 'Anh ruột của chủ thể' }
const other = {
  act: 'declare-other',
  commandId,
  otherPerson: 'p2',
  otherGround: 'advice',
  otherReason: 'Đã giúp lập hồ sơ',
}
const lift = { act: 'lift', commandId, liftPerson: 'p2', liftReason: 'Khai nhầm người' }

/** Keeps what would be sent to the service. */
const recorder = () => {
  const sent: { readonly path: string; readonly body: unknown }[] = []
  const api: Pick<Api, 'send'> = {
    send: async (_service, { path, body }, schema) => {
      sent.push({ path, body })
      return schema.parse({ id, version: 1, state: 'recorded' })
    },
  }
  return { sent, api }
}

test('each form sends what the service takes, under the command its page was made with', async () => {
  const { sent, api } = recorder()
  await sendConflictAct(api, id, { act: 'declare', values: own })
  await sendConflictAct(api, id, { act: 'declare-other', values: other })
  await sendConflictAct(api, id, { act: 'lift', values: lift })
  expect(sent.map(({ path }) => path)).toEqual([
    `/dossiers/${id}/conflicts`,
    `/dossiers/${id}/conflicts`,
    `/dossiers/${id}/conflicts/lifts`,
  ])
  const [mine, theirs, lifted] = sent.map(({ body }) => body)
  expect(NewConflict.parse(mine)).toEqual({
    commandId,
    ground: 'kinship',
    reason: 'Anh ruột của chủ thể',
  })
  expect(NewConflict.parse(theirs)).toMatchObject({ personId: 'p2', ground: 'advice' })
  expect(LiftConflict.parse(lifted)).toMatchObject({ personId: 'p2', reason: 'Khai nhầm người' })
})

test('an empty form is answered at each of its fields, in Vietnamese', () => {
  expect(Object.keys(faultsBefore('declare', {}))).toEqual(['ground', 'reason'])
  expect(Object.keys(faultsBefore('declare-other', {}))).toEqual([
    'otherPerson',
    'otherGround',
    'otherReason',
  ])
  expect(faultsBefore('lift', {})).toEqual({
    liftPerson: 'Xin chọn một thành viên.',
    liftReason: 'Cần từ 5 đến 1.000 ký tự.',
  })
})

test.each([
  ['four characters', 'Bốn.', ['reason']],
  ['five characters', 'Năm ô', []],
  ['a thousand characters', 'x'.repeat(1_000), []],
  ['one more', 'x'.repeat(1_001), ['reason']],
])('a reason of %s is answered with %j %j', (_length, reason, faulty) => {
  expect(Object.keys(faultsBefore('declare', { ...own, reason }))).toEqual(faulty)
})

test('nobody chooses the ground that follows from the record', () => {
  expect(Object.keys(faultsBefore('declare', { ...own, ground: 'two-posts' }))).toEqual(['ground'])
})

test('a fault the service finds stands at the field of the form that was sent', () => {
  const detail = 'Not on the council.'
  const error = new Problem('invalid', 'seat-unknown', detail, {
    errors: [{ pointer: '/personId', code: 'seat-unknown', detail }],
  })
  const form = conflictRefusal(error, { act: 'declare-other', values: other })
  expect(form.faults).toEqual({
    otherPerson: 'Người này không có ghế trong Hội đồng đánh giá hồ sơ này.',
  })
  expect(form.values).toBe(other)
})

test.each([
  ['missing', 'conflict-unknown', /Không có khai báo/],
  ['conflict', 'conflict-lifted', /đã được gỡ/],
  ['conflict', 'conflict-by-rule', /không gỡ được/],
  ['conflict', 'conflict-settled', /Đã có phiếu chấm/],
  ['forbidden', 'act-not-yours', /Chức vụ của ông\/bà/],
  ['conflict', 'command-reused', /đã được gửi một lần/],
] as const)('refused as %s %s the page says why and keeps what was typed', (kind, code, told) => {
  const form = conflictRefusal(new Problem(kind, code, 'No.'), { act: 'lift', values: lift })
  expect(form.general.join(' ')).toMatch(told)
  expect(form.values).toBe(lift)
})

test('while a part is down the same command is offered again; a dossier out of sight is no form’s affair', () => {
  const down = new Problem('unavailable', 'process-unavailable', 'Down.')
  expect(conflictRefusal(down, { act: 'lift', values: lift }).commandId).toBe(commandId)
  const unseen = new Problem('missing', 'dossier-unknown', 'No such dossier.')
  expect(() => conflictRefusal(unseen, { act: 'lift', values: lift })).toThrow(unseen)
})

test('a declaration of one’s own leads to the list, for its member may not open the dossier any more', () => {
  expect(placeAfter('declare', id)).toBe('/hoi-dong?da=declare')
  expect(placeAfter('lift', id)).toBe(`/hoi-dong/ho-so/${id}/xung-dot?da=lift`)
  expect([conflictActIn(own), conflictActIn({ act: 'withdraw' }), conflictActIn({})]).toEqual([
    'declare',
    undefined,
    undefined,
  ])
})
