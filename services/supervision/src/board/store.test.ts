import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Post } from '@ocop/kernel/actor'
import { StepQuery } from '../../contract/board.ts'
import { sightOf } from '../audience/audience.ts'
import { openStep } from '../ledger/store.ts'
import {
  anOpening,
  gatherStatistics,
  haiPhong,
  kimThanh,
  ledgerDatabase,
  ministry,
  post,
} from '../test-ledger.ts'
import { listSteps, pageQuery } from './store.ts'

const liveNow = '2026-10-06T02:00:00.000Z'
let ledger: Awaited<ReturnType<typeof ledgerDatabase>>

/** 20,000 open steps over 400 communes of 20 provinces, 30,000 closed ones, as a year leaves them. */
const fillLedger = sql`
  insert into step (id, process, subject_type, subject_id, subject_title, subject_unit, level, attempt, step, title,
    holder_role, holder_unit, opened_at, counts_from, first_due_at, due_at, claim_by, reason, article, acts, clock_id,
    realm, audience, turns, search_text, closed_at, outcome, in_time)
  select 'bulk-' || n, process, subject_type, 'subject-' || n, subject_title, subject_unit, level, attempt, step, title,
    holder_role, holder_unit, opened_at, counts_from, first_due_at, due_at + (n % 1000) * interval '1 hour', claim_by,
    reason, article, acts, clock_id, realm,
    array['unit:vn', 'unit:p' || n % 20, 'unit:c' || n % 400, 'post:commune-officer@c' || n % 400],
    array['post:commune-officer@c' || n % 400], 'san pham so ' || n,
    case when n > 20000 then opened_at + interval '9 days' end, case when n > 20000 then 'done' end,
    case when n > 20000 then true end
  from step, generate_series(1, 50000) n where step.id = 'pattern'`

beforeAll(async () => {
  ledger = await ledgerDatabase()
  await openStep(ledger.db, anOpening({ id: 'pattern' }))
  await fillLedger.execute(ledger.db)
  await ledger.db.deleteFrom('step').where('id', '=', 'pattern').execute()
  await gatherStatistics(ledger.url)
})
afterAll(() => ledger.drop())

const readingOf = (held: Post) => ({ sight: sightOf([held]), liveNow })
const at = (code: string) => ({ ...kimThanh, code, path: `vn/p1/${code}` })
const commune = readingOf(post('commune-officer', at('c21')))
const province = readingOf(post('provincial-officer', { ...haiPhong, code: 'p1', path: 'vn/p1' }))
const nation = readingOf(post('ministry-officer', ministry))

test('a ledger of 20,000 open steps is counted and paged within what the reader sees', async () => {
  expect(await listSteps(ledger.db, StepQuery.parse({}), nation)).toMatchObject({ total: 20_000 })
  expect(await listSteps(ledger.db, StepQuery.parse({}), province)).toMatchObject({ total: 1_000 })
  const mine = await listSteps(ledger.db, StepQuery.parse({ holder: 'me', pageSize: 100 }), commune)
  expect([mine.total, mine.rows.length]).toEqual([50, 50])
  const dues = mine.rows.map(({ dueAt }) => dueAt ?? '')
  expect(dues).toEqual(dues.toSorted())
})

const boards = [
  ['a commune’s board', {}, commune],
  ['my steps', { holder: 'me' }, commune],
  ['a commune’s overdue steps', { state: 'overdue' }, commune],
  ['a province’s board', {}, province],
  ['a province’s stuck steps', { state: 'stuck' }, province],
  ['one commune, as the ministry sees it', { unit: 'c21' }, nation],
  ['the whole country’s board', {}, nation],
  ['the whole country’s overdue steps', { state: 'overdue' }, nation],
  ['a title, searched by the ministry', { q: 'số 19999' }, nation],
  ['what a commune closed', { state: 'closed' }, commune],
  ['one dossier’s steps', { subject: 'subject-77', state: 'any' }, nation],
] as const

test.each(boards)(
  '%s is read through an index, never by scanning the ledger',
  async (_what, asked, reading) => {
    const query = StepQuery.parse(asked)
    const plan = await pageQuery(ledger.db, query, reading).explain('text')
    expect(JSON.stringify(plan)).not.toContain('Seq Scan on step')
  },
)
