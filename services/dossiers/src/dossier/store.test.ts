import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonActor } from '@ocop/kernel/actor'
import { dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { people, type Who } from '../test-people.ts'
import { walkOf } from '../test-walk.ts'
import { listDossiers, visibleDossier } from './store.ts'

const states = ['draft', 'commune', 'province', 'ministry', 'certified', 'withdrawn'] as const
type State = (typeof states)[number]

let server: DossiersServer
let of: Readonly<Record<State, string>>
beforeAll(async () => {
  server = await dossiersServer()
  const walk = walkOf(server)
  await walk.council()
  const forwarded = await walk.concluded(await walk.lodged(), 95, 5)
  await walk.must('decider', forwarded, 'forward')
  const certified = await walk.concluded(await walk.lodged(), 55, 3)
  await walk.must('decider', certified, 'decisions')
  const withdrawn = await walk.lodged()
  await walk.must('producer', withdrawn, 'withdraw')
  of = {
    draft: await walk.draft(),
    commune: await walk.lodged(),
    province: await walk.atProvince(await walk.lodged()),
    ministry: forwarded,
    certified,
    withdrawn,
  }
})
afterAll(() => server.stop())

const actor = (who: Who): PersonActor => ({ kind: 'person', personId: who, posts: people[who] })

const lodged = ['commune', 'province', 'ministry', 'certified', 'withdrawn'] as const
const fromProvince = ['province', 'ministry', 'certified'] as const
const nothing = [] as const

/** Who may know of a dossier of xã Kim Thành, by how far it has come. */
const matrix = {
  producer: states,
  neighbour: nothing,
  producerThen: states,
  communeThen: nothing,
  commune: lodged,
  otherCommune: nothing,
  farCommune: nothing,
  communeHead: lodged,
  province: lodged,
  otherProvince: nothing,
  decider: lodged,
  adviser: fromProvince,
  chair: fromProvince,
  vice: fromProvince,
  member: fromProvince,
  successor: fromProvince,
  twoPosts: fromProvince,
  secretary: fromProvince,
  other: fromProvince,
  stranger: fromProvince,
  ministryOfficer: lodged,
  ministryDecider: lodged,
  ministryAdviser: ['ministry'],
  ministryChair: ['ministry'],
  ministrySecretary: ['ministry'],
  consultant: nothing,
  finance: nothing,
  inspector: nothing,
  administrator: nothing,
  officerThen: nothing,
  adviserThen: nothing,
  chairThen: nothing,
  memberThen: nothing,
  otherThen: nothing,
  secretaryThen: nothing,
  deciderThen: nothing,
  nobody: nothing,
} as const satisfies Readonly<Record<Who, readonly State[]>>

const rows = Object.entries(matrix).map(([who, known]) => ({
  // The keys are those of the table, which `satisfies` holds to be all the people.
  who: who as Who,
  known: [...known] as readonly State[],
}))

test.each(rows)('$who may know of dossiers at: $known', async ({ who, known }) => {
  for (const state of states) {
    const seen = visibleDossier(server.db, actor(who), of[state]).then(
      ({ id }) => id,
      (error: unknown) => error,
    )
    if (known.includes(state)) expect([state, await seen]).toEqual([state, of[state]])
    else expect([state, await seen]).toMatchObject([state, { code: 'dossier-unknown' }])
  }
})

test.each(rows)('the list of $who holds and counts exactly what $who may know of', async (row) => {
  const page = await listDossiers(server.db, actor(row.who), { page: 1, pageSize: 100 })
  expect(page.items.map(({ id }) => id).toSorted()).toEqual(row.known.map((s) => of[s]).toSorted())
  expect(page.total).toBe(row.known.length)
})

test('whoever may not know of a dossier gets the same answer as for one that is not there', async () => {
  const hidden = await server.as('otherProvince').get(`/dossiers/${of.draft}`)
  const absent = await server.as('otherProvince').get(`/dossiers/${newId()}`)
  expect(hidden).toMatchObject({ status: 404, body: { code: 'dossier-unknown' } })
  expect(absent).toMatchObject({ status: 404, body: { code: 'dossier-unknown' } })
  expect((await server.send('GET', `/dossiers/${of.commune}`, {})).status).toBe(401)
})

test('lists are narrowed by state, kind, step, clock and name, and paged newest first', async () => {
  const listed = async (filter: object) =>
    (await listDossiers(server.db, actor('producer'), { page: 1, pageSize: 100, ...filter })).total
  expect(await listed({ state: 'lodged' })).toBe(3)
  expect(await listed({ step: 'intake' })).toBe(3)
  expect(await listed({ kind: 'upgrade' })).toBe(0)
  expect(await listed({ clockId: 'live' })).toBe(6)
  expect(await listed({ clockId: 'rehearsal-x-1' })).toBe(0)
  expect(await listed({ q: 'BANH da' })).toBe(6)
  expect(await listed({ q: 'mật ong' })).toBe(0)
  const second = await listDossiers(server.db, actor('producer'), { page: 2, pageSize: 4 })
  expect([second.items.length, second.total]).toEqual([2, 6])
})
