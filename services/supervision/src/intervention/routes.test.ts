import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Post } from '@ocop/kernel/actor'
import { logOf } from '@ocop/kernel/page'
import { BulkAnswer, InterventionItem, type BulkRow } from '../../contract/board.ts'
import { chuSe, giaLai, haiPhong, kimThanh, post, supervisionServer } from '../test-ledger.ts'

let server: Awaited<ReturnType<typeof supervisionServer>>
const provincial = post('provincial-officer', haiPhong)
const reason = 'Đôn đốc cuối quý.'
const away = { holder: { role: 'commune-officer', unit: chuSe }, subjectUnit: chuSe } as const

beforeAll(async () => {
  server = await supervisionServer()
  await server.open({ id: 'first' })
  await server.open({ id: 'second' })
  await server.open({ id: 'away', ...away })
  await server.open({ id: 'closed' })
  await server.tell('POST', '/steps/closed/close', { closedAt: server.live.now, outcome: 'done' })
})
afterAll(() => server.stop())

const bulk = async (held: Post, body: object): Promise<BulkRow[]> => {
  const answer = await (
    await server.as(held, 'hoa')
  ).post('/bulk', { act: 'remind', reason, ...body })
  expect(answer.status).toBe(200)
  return BulkAnswer.parse(answer.body).items
}
const logFor = async (held: Post, query = '') => {
  const { body } = await (await server.as(held)).get(`/interventions?${query}`)
  return logOf(InterventionItem).parse(body).items
}
const ids = ['first', 'away', 'closed', 'first', 'unheard-of']
const rows = (outcome: 'done' | 'would-do') => [
  { stepId: 'first', outcome },
  { stepId: 'away', outcome: 'refused', code: 'step-unknown' },
  { stepId: 'closed', outcome: 'refused', code: 'step-closed' },
  { stepId: 'unheard-of', outcome: 'refused', code: 'step-unknown' },
]

test('a dry run tells row by row what would come of it and changes nothing', async () => {
  expect(await bulk(provincial, { ids, dryRun: true })).toEqual(rows('would-do'))
  expect(await logFor(provincial)).toEqual([])
})

test('a bulk act does what it may, tells the rest apart, and done again does nothing more', async () => {
  const command = { ids, commandId: randomUUID() }
  expect(await bulk(provincial, command)).toEqual(rows('done'))
  expect(await bulk(provincial, command)).toEqual(rows('done'))
  expect(await logFor(provincial)).toMatchObject([
    {
      stepId: 'first',
      act: 'remind',
      personId: 'hoa',
      post: provincial,
      reason,
      after: { urgings: 1 },
    },
  ])
})

test('a bulk act that broke off is finished by its repetition, without doing a row twice', async () => {
  const command = { ids: ['first', 'second'], commandId: randomUUID() }
  await bulk(provincial, command)
  // What a crash before the answer was kept leaves behind: one row done, the other not, no answer.
  await server.db
    .updateTable('command')
    .set({ answer: null })
    .where('id', '=', command.commandId)
    .execute()
  await server.db
    .deleteFrom('intervention')
    .where('commandId', '=', command.commandId)
    .where('stepId', '=', 'second')
    .execute()
  expect(await bulk(provincial, command)).toEqual([
    { stepId: 'first', outcome: 'done' },
    { stepId: 'second', outcome: 'done' },
  ])
  const log = await server.db.selectFrom('intervention').selectAll().execute()
  expect(log.filter(({ commandId }) => commandId === command.commandId)).toHaveLength(2)
})

test('a filter touches what the person sees, no more', async () => {
  const touched = await bulk(post('provincial-officer', giaLai), {
    filter: { unit: 'vn' },
    dryRun: true,
  })
  expect(touched).toEqual([{ stepId: 'away', outcome: 'would-do' }])
})

test.each([
  ['neither ids nor filter', {}],
  ['both', { ids: ['first'], filter: {} }],
  ['an act of the process', { ids: ['first'], act: 'commune-report' }],
  ['no reason', { ids: ['first'], reason: undefined }],
  ['an unknown member', { ids: ['first'], filter: { colour: 'red' } }],
  ['too many ids', { ids: Array.from({ length: 501 }, String) }],
])('a bulk act with %s is refused', async (_what, body) => {
  const answer = await (
    await server.as(provincial)
  ).post('/bulk', { act: 'remind', reason, ...body })
  expect(answer.status).toBe(422)
})

test('interventions are read by those who oversee the unit, and by nobody else', async () => {
  expect((await logFor(post('decision-maker', kimThanh))).length).toBeGreaterThan(0)
  expect((await logFor(provincial, 'step=second')).every(({ stepId }) => stepId === 'second')).toBe(
    true,
  )
  for (const other of [
    post('provincial-officer', giaLai),
    post('commune-officer', chuSe),
    post('council-member', haiPhong),
    post('producer', kimThanh, 'htx'),
  ])
    expect(await logFor(other)).toEqual([])
})
