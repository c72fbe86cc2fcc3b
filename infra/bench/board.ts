import { sql, type Kysely } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import { StepQuery } from '@ocop/supervision/contract/board'
import type { UnitLevel, UnitRef } from '@ocop/kernel/units'
import { sightOf } from '../../services/supervision/src/audience/audience.ts'
import { pageQuery } from '../../services/supervision/src/board/store.ts'
import type { SupervisionTables } from '../../services/supervision/src/tables.ts'
import { gatherStatistics, supervisionServer } from '../../services/supervision/src/test-ledger.ts'
import type { BenchNeeds } from './bench.ts'
import { columns, ratio, type Finding } from './report.ts'
import { underLoad } from './timing.ts'

const now = '2026-10-06T02:00:00.000Z'
const calls = 200
const clients = 4

/**
 * So many open steps over 2,000 communes of 34 provinces and half as many closed ones, as a year leaves them: a third
 * overdue or lying, some with a technical cause, some of posts nobody holds, some of units that are closed today.
 * @param db of a ledger that has one step, which the others are made after
 */
export const seedBoard = async (db: Kysely<SupervisionTables>, size: number): Promise<void> => {
  await sql`
    insert into step (id, process, subject_type, subject_id, subject_title, subject_unit, level, attempt, step, title,
      holder_role, holder_unit, opened_at, counts_from, first_due_at, due_at, claim_by, reason, article, acts, clock_id,
      realm, audience, turns, search_text, technical, vacancy, closed_days, closed_at, outcome, in_time,
      used_working_days)
    select 'bench-' || n, 'dossier:' || n, subject_type, 'dossier-' || n, subject_title || ' ' || n, subject_unit, level,
      attempt, case when n % 3 = 0 then 'intake' else step end, title, holder_role,
      jsonb_build_object('code', 'c' || n % 2000, 'name', 'xã ' || n % 2000, 'level', 'commune',
        'path', 'vn/p' || n % 34 || '/c' || n % 2000),
      opened_at, counts_from, first_due_at, opened_at + (n % 900 - 100) * interval '1 hour',
      opened_at + (n % 900) * interval '15 minutes', reason, article, acts, clock_id, realm,
      array['unit:vn', 'unit:p' || n % 34, 'unit:c' || n % 2000, 'post:commune-officer@c' || n % 2000],
      array['post:commune-officer@c' || n % 2000], 'san pham so ' || n,
      case when n % 97 = 0 then jsonb_build_object('kind', 'activity-failing', 'what', 'closeStep', 'attempts', 9,
        'since', ${now}::text) end,
      case when n % 89 = 0 then '{"state":"empty","since":"2026-10-01T00:00:00.000Z","standIn":null}'::jsonb end,
      case when n % 83 = 0 then array['2026-10-06'] else '{}' end,
      case when n > ${size} then opened_at + (n % 12) * interval '1 day' end, case when n > ${size} then 'done' end,
      case when n > ${size} then n % 7 > 0 end, case when n > ${size} then n % 12 end
    from step, generate_series(1, ${Math.round(size * 1.5)}::int) n where step.id = 'pattern'`.execute(
    db,
  )
  await db.deleteFrom('step').where('id', '=', 'pattern').execute()
}

const unit = (level: UnitLevel, path: string): UnitRef => ({
  ...{ level, path, name: path },
  code: path.slice(path.lastIndexOf('/') + 1),
})
const postAt = (role: Post['role'], at: UnitRef): Post => ({
  id: `${role}-${at.code}`,
  role,
  unit: at,
})
const ministry = postAt('ministry-officer', unit('ministry', 'vn'))
const province = postAt('provincial-officer', unit('province', 'vn/p1'))
const commune = postAt('commune-officer', unit('commune', 'vn/p21/c21'))

/** What people ask of the board, as whom. */
const asked: readonly (readonly [string, Post, Readonly<Record<string, string>>])[] = [
  ['a commune’s list', commune, {}],
  ['a province’s list', province, {}],
  ['the nation’s list', ministry, {}],
  ['stuck in a province', province, { state: 'stuck' }],
  ['stuck in the nation', ministry, { state: 'stuck' }],
  ['stuck in one unit, seen from the ministry', ministry, { state: 'stuck', unit: 'p1' }],
  ['technical causes in the nation', ministry, { cause: 'technical' }],
  ['a word searched by the ministry', ministry, { q: 'so 19999' }],
]

/** The board over so many open steps, through HTTP, beside the service's own health check on the same database. */
export const measureBoard = async ({ below, size = 20_000 }: BenchNeeds): Promise<Finding> => {
  process.env['TEST_DATABASE_URL'] = below.servers.adminUrl
  const server = await supervisionServer({ now })
  try {
    await server.open({ id: 'pattern' })
    await seedBoard(server.db, size)
    await gatherStatistics(server.databaseUrl)
    const reference = await underLoad({ clients, calls }, () => fetch(`${server.url}/readyz`))
    const rows = [
      { what: 'a query of nothing (reference)', ...columns(reference), '× reference': '1×' },
    ]
    const notes: string[] = []
    for (const [what, held, query] of asked) {
      const asking = await server.as(held, 'bench')
      const search = new URLSearchParams(query).toString()
      const { total } = await asking.list(search)
      const figures = await underLoad({ clients, calls }, () => asking.list(search))
      rows.push({
        what: `${what} (${total})`,
        ...columns(figures),
        '× reference': ratio(figures.p95, reference.p95),
      })
      notes.push(`${what}: ${await planOf(server.db, held, query)}`)
    }
    const summary = await server.as(ministry, 'bench')
    const counted = await underLoad({ clients, calls: 20 }, () => summary.get('/summary'))
    rows.push({
      what: 'the nation’s summary',
      ...columns(counted),
      '× reference': ratio(counted.p95, reference.p95),
    })
    return { name: `board over ${size} open steps`, rows, notes }
  } finally {
    await server.stop()
  }
}

/** Which scans a list is read by, and how long the database itself took. */
const planOf = async (
  db: Kysely<SupervisionTables>,
  held: Post,
  query: Readonly<Record<string, string>>,
): Promise<string> => {
  const reading = { sight: sightOf([held]), liveNow: now }
  const lines = await pageQuery(db, StepQuery.parse(query), reading).explain('text', sql`analyze`)
  const text = lines.map((line) => Object.values(line).join(' '))
  const scans = text.flatMap(
    (line) => /((?:Bitmap |Index |Seq )[\w ]*Scan[^(]*)/.exec(line)?.[1] ?? [],
  )
  const time = text.find((line) => line.includes('Execution Time'))?.trim() ?? ''
  return `${[...new Set(scans.map((scan) => scan.trim()))].join(', ')}; ${time}`
}
