import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { testServer } from '@ocop/http/test-server'
import { testSession } from '@ocop/http/test-session'
import type { Post } from '@ocop/kernel/actor'
import { pageOf, type Page } from '@ocop/kernel/page'
import type { Role } from '@ocop/kernel/roles'
import type { UnitLevel, UnitRef } from '@ocop/kernel/units'
import { openDatabase } from '@ocop/postgres/database'
import { testDatabase } from '@ocop/postgres/test-database'
import { createLogger } from '@ocop/runtime/logger'
import { supervisionApp } from './app.ts'
import type { Needs } from './needs.ts'
import type { SupervisionTables } from './tables.ts'
import { testNeighbours } from './test-neighbours.ts'
import { StepItem } from '../contract/board.ts'
import type { OpenStep } from '../contract/steps.ts'

const unit = (level: UnitLevel, path: string, name: string): UnitRef => ({
  code: path.slice(path.lastIndexOf('/') + 1),
  name,
  level,
  path,
})

export const ministry = unit('ministry', 'vn', 'Bộ Nông nghiệp và Môi trường')
export const haiPhong = unit('province', 'vn/31', 'thành phố Hải Phòng')
export const kimThanh = unit('commune', 'vn/31/10804', 'xã Kim Thành')
export const haNam = unit('commune', 'vn/31/10811', 'xã Hà Nam')
export const giaLai = unit('province', 'vn/52', 'tỉnh Gia Lai')
export const chuSe = unit('commune', 'vn/52/23942', 'xã Chư Sê')

export const post = (role: Role, at: UnitRef, organisation?: string): Post => ({
  id: `${role}-${at.code}`,
  role,
  unit: at,
  ...(organisation ? { organisation: { id: organisation, name: organisation } } : {}),
})

/** A commune's report, opened on Monday 05/10/2026 at 08:00 and due on Monday 26/10/2026. */
export const anOpening = (changes: Partial<OpenStep> = {}): OpenStep => ({
  id: 'dossier:1:commune:1/commune-report/1',
  process: 'evaluateDossier',
  subject: { type: 'dossier', id: 'dossier-1', title: 'Bánh đa gạo Kim Thành' },
  subjectUnit: kimThanh,
  level: 'commune',
  attempt: 1,
  step: 'commune-report',
  titleVi: 'Báo cáo bốn nội dung',
  holder: { role: 'commune-officer', unit: kimThanh },
  openedAt: '2026-10-05T01:00:00.000Z',
  countsFrom: '2026-10-05T01:00:00.000Z',
  dueAt: '2026-10-26T16:59:59.999Z',
  reason: 'The dossier was received complete in composition.',
  article: '26/2026/QĐ-TTg, Điều 8',
  acts: ['commune-report'],
  clockId: 'live',
  realm: 'live',
  ...changes,
})

const migrations = fileURLToPath(new URL('../migrations', import.meta.url))

/** Fresh statistics, which only the tables' owner may gather, so that plans are those of a running installation. */
export const gatherStatistics = async (url: string): Promise<void> => {
  const owner = new URL(process.env['TEST_DATABASE_URL'] ?? '')
  owner.pathname = new URL(url).pathname
  const db = openDatabase<SupervisionTables>(owner.href)
  await sql`vacuum analyze supervision.step`.execute(db)
  await db.destroy()
}

export const ledgerDatabase = () => testDatabase<SupervisionTables>('supervision', migrations)

type Answer = { readonly status: number; readonly body: unknown }

const requestsTo =
  (url: string) =>
  async (method: string, path: string, token?: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${url}/api/supervision${path}`, {
      method,
      headers: {
        origin: 'http://web.test',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answered: unknown = await response.json()
    return { status: response.status, body: answered }
  }
type Send = ReturnType<typeof requestsTo>

/** What one signed-in person asks. */
const asking = (send: Send, token: string) => ({
  get: (path: string) => send('GET', path, token),
  post: (path: string, body: unknown) => send('POST', path, token, body),
  list: async (query = ''): Promise<Page<StepItem>> =>
    pageOf(StepItem).parse(done(await send('GET', `/steps?${query}`, token))),
  step: async (id: string): Promise<StepItem> =>
    StepItem.parse(done(await send('GET', `/steps/${id}`, token))),
})

const done = ({ status, body }: Answer): unknown => {
  if (status !== 200) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`)
  return body
}

/** The whole service on a free port with a database of its own; `live` is what its live clock shows. */
export const supervisionServer = async (live = { now: '2026-10-06T02:00:00.000Z' }) => {
  const { tokens, person, service } = await testSession()
  const { db, drop, url: databaseUrl } = await ledgerDatabase()
  const logger = createLogger('supervision-test')
  const origins = ['http://web.test']
  const neighbours = testNeighbours(db)
  const needs: Needs = { ...neighbours.needs, db, liveNow: () => live.now }
  const { url, close } = await testServer(supervisionApp({ ...needs, tokens, origins, logger }))
  const send = requestsTo(url)
  const as = async (held: Post | readonly Post[], personId = 'somebody') =>
    asking(send, await person(personId, 'id' in held ? [held] : held))
  /** Says a word to the ledger as the worker would. */
  const tell = async (method: string, path: string, word: unknown): Promise<unknown> =>
    done(await send(method, `/internal${path}`, await service('worker'), word))
  const open = (changes: Partial<OpenStep>): Promise<unknown> =>
    tell('PUT', `/steps/${changes.id}`, anOpening(changes))
  const stop = async (): Promise<void> => {
    await close()
    await drop()
  }
  return {
    url: `${url}/api/supervision`,
    ...{ db, databaseUrl, needs, neighbours, live, person, send, as, tell, open, stop },
  }
}
