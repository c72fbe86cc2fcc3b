import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { EnteredStep } from '../../contract/process.ts'
import { done, dossiersServer, newId, type Answer, type DossiersServer } from '../test-dossiers.ts'
import { refusal, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
})
afterAll(() => server.stop())

const day = (date: string): string => `${date}T02:00:00.000Z`
const enter = async (entry: object): Promise<z.infer<typeof EnteredStep>> =>
  EnteredStep.parse(done(await server.internally('/process/steps', entry)))
const pause = (id: string, at: string) =>
  server.internally(`/process/steps/${encodeURIComponent(id)}/pause`, { at })
const close = async (id: string, at: string, outcome: string): Promise<unknown> =>
  done(await server.internally(`/process/steps/${encodeURIComponent(id)}/close`, { at, outcome }))
const visitOf = (id: string) =>
  server.db.selectFrom('stepVisit').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** A dossier whose process has just opened a step at the province; `entry` opens it again. */
const aProvincialIntake = async () => {
  const id = await walk.atProvince(await walk.lodged())
  const { processVersion } = await server.db
    .selectFrom('dossier')
    .select('processVersion')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const place = { dossierId: id, level: 'province', attempt: 1, scoring: 1 }
  const entry = { ...place, step: 'intake', visit: 1, at: server.wall.now, processVersion }
  return { id, place, entry, stepId: `dossier:${id}:province:1:intake:1`, processVersion }
}

test('nobody but a service reaches what the process asks for', async () => {
  const { entry } = await aProvincialIntake()
  expect((await server.as('administrator').post('/internal/process/steps', entry)).status).toBe(404)
})

test('opening a step again answers the same and changes nothing', async () => {
  const { entry, stepId } = await aProvincialIntake()
  const before = await visitOf(stepId)
  const [one, other] = [await enter(entry), await enter(entry)]
  expect(other).toEqual(one)
  expect(await visitOf(stepId)).toEqual(before)
  expect(one.ledger).toMatchObject({
    id: stepId,
    process: `dossier:${entry.dossierId}`,
    subject: { type: 'dossier', id: entry.dossierId, title: 'Bánh đa gạo Kim Thành' },
    holder: { role: 'provincial-officer', unit: { code: '31' } },
    realm: 'live',
    clockId: 'live',
  })
})

test('a step is told its reminders, its due time and the rungs of its ladder, those to come only', async () => {
  const { entry } = await aProvincialIntake()
  const { opened } = await enter(entry)
  expect(opened.dueAt).toBe('2026-06-08T16:59:59.999Z')
  expect(opened.marks.map(({ id, at, to }) => [id.split(':').at(-1), at, to.role])).toEqual([
    ['reminder-50', '2026-06-04T05:00:00.000Z', 'provincial-officer'],
    ['reminder-75', '2026-06-05T08:00:00.000Z', 'provincial-officer'],
    ['due', '2026-06-08T17:00:00.000Z', 'provincial-officer'],
    ['rung-1', '2026-06-09T17:00:00.000Z', 'decision-maker'],
    ['rung-2', '2026-06-11T17:00:00.000Z', 'decision-maker'],
  ])
  const later = await enter({ ...entry, at: day('2026-06-05') })
  expect(later.opened.marks.length).toBe(4)
})

test('a rest moves the due time and the marks to come by its working days, however often it is told', async () => {
  const { entry, stepId, processVersion } = await aProvincialIntake()
  done(await pause(stepId, day('2026-06-03')))
  done(await pause(stepId, day('2026-06-04')))
  expect((await visitOf(stepId)).pausedSince).toBe(day('2026-06-03'))
  const resumed = { ...entry, at: day('2026-06-10'), processVersion: processVersion + 2 }
  const { opened } = await enter(resumed)
  expect(await enter(resumed)).toMatchObject({ opened })
  expect(opened.dueAt).toBe('2026-06-15T16:59:59.999Z')
  expect(opened.marks.map(({ at }) => at).slice(0, 2)).toEqual([
    '2026-06-11T05:00:00.000Z',
    '2026-06-12T08:00:00.000Z',
  ])
  expect(await visitOf(stepId)).toMatchObject({ pausedSince: null, pausedDays: 5 })
})

test('where the law knows no pause, a supplement leaves the due time alone', async () => {
  const id = await walk.lodged()
  const { step } = await walk.view(id)
  await walk.must('commune', id, 'supplement-requests')
  server.wall.now = day('2026-06-10')
  await walk.must('producer', id, 'supplements')
  server.wall.now = day('2026-06-01')
  expect((await walk.view(id)).step).toEqual(step)
})

test('the report counts from the same receipt as the intake before it', async () => {
  const id = await walk.lodged()
  const before = (await walk.view(id)).step?.dueAt
  server.wall.now = day('2026-06-04')
  await walk.must('commune', id, 'accept')
  server.wall.now = day('2026-06-01')
  expect((await walk.view(id)).step).toMatchObject({ step: 'commune-report', dueAt: before })
})

test('a late opening does not take the dossier back, nor wake a step that rests', async () => {
  const { id, entry, stepId, processVersion } = await aProvincialIntake()
  await walk.must('province', id, 'supplement-requests')
  const standing = (await walk.view(id)).step
  expect(standing?.step).toBe('supplement')
  await enter({ ...entry, processVersion })
  expect((await walk.view(id)).step).toEqual(standing)
  expect((await visitOf(stepId)).pausedSince).toBe(server.wall.now)
})

test('a late opening of a step that never was is refused', async () => {
  const { entry } = await aProvincialIntake()
  expect(refusal(await server.internally('/process/steps', { ...entry, visit: 9 }))).toEqual([
    409,
    'process-stale',
  ])
})

test.each([
  ['2026-06-08T16:59:59.999Z', { inTime: true, lateWorkingDays: 0 }],
  ['2026-06-08T17:00:00.000Z', { inTime: false, lateWorkingDays: 1 }],
  ['2026-06-11T02:00:00.000Z', { inTime: false, lateWorkingDays: 3 }],
])('a step due on 8 June that closes at %s: %j', async (at, verdict) => {
  const { stepId } = await aProvincialIntake()
  expect(await close(stepId, at, 'advisory-report')).toEqual({
    notices: [],
    ledger: {
      closedAt: at,
      outcome: 'advisory-report',
      verdict: { ...verdict, pausedWorkingDays: 0 },
    },
  })
})

test('the verdict is worked out once: closing again gives what the first closing found', async () => {
  const { stepId } = await aProvincialIntake()
  const first = await close(stepId, day('2026-06-05'), 'advisory-report')
  expect(await close(stepId, day('2026-07-05'), 'withdrawn')).toEqual(first)
  done(await pause(stepId, day('2026-06-06')))
  expect((await visitOf(stepId)).pausedSince).toBeNull()
})

test('a step that ends while it rests is judged by the time it was not at rest', async () => {
  const { stepId } = await aProvincialIntake()
  done(await pause(stepId, day('2026-06-03')))
  expect(await close(stepId, day('2026-06-12'), 'withdrawn')).toMatchObject({
    ledger: { verdict: { inTime: true, lateWorkingDays: 0, pausedWorkingDays: 7 } },
  })
})

test('steps and dossiers that are not there are missing', async () => {
  const { entry, place } = await aProvincialIntake()
  const absent: readonly Answer[] = [
    await server.internally('/process/steps', { ...entry, dossierId: newId() }),
    await server.internally('/process/steps', { ...entry, level: 'district' }),
    await server.internally('/process/steps/nothing/close', { at: entry.at, outcome: 'x' }),
    await server.internally('/process/tally', { ...place, dossierId: newId() }),
  ]
  expect(absent.map(({ status }) => status)).toEqual([404, 404, 404, 404])
})
