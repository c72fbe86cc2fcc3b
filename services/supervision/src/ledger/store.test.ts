import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AddNotice } from '../../contract/steps.ts'
import { anOpening, chuSe, giaLai, haiPhong, kimThanh, ledgerDatabase } from '../test-ledger.ts'
import { addNotice, changeStep, closeStep, openStep, pauseStep, resumeStep } from './store.ts'

let ledger: Awaited<ReturnType<typeof ledgerDatabase>>
beforeAll(async () => {
  ledger = await ledgerDatabase()
})
afterAll(() => ledger.drop())

const stepOf = (id: string) =>
  ledger.db.selectFrom('step').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const closing = { closedAt: '2026-10-20T03:00:00.000Z', outcome: 'forwarded' }
const escalation: AddNotice = {
  id: 'rung-1',
  kind: 'escalation',
  rung: 1,
  at: '2026-10-27T01:00:00.000Z',
  to: { role: 'decision-maker', unit: kimThanh },
}

test('opening a step again changes nothing, whatever the second opening says', async () => {
  const opening = anOpening({ id: 'opened-twice' })
  await openStep(ledger.db, opening)
  const first = await stepOf(opening.id)
  await openStep(ledger.db, { ...opening, titleVi: 'Khác', dueAt: null })
  expect(await stepOf(opening.id)).toEqual(first)
})

test('closing a step twice keeps the first verdict', async () => {
  const opening = anOpening({ id: 'closed-twice' })
  await openStep(ledger.db, opening)
  const verdict = {
    inTime: false,
    lateWorkingDays: 3,
    lateWorkingHours: 25.5,
    pausedWorkingDays: 2,
  }
  expect(await closeStep(ledger.db, opening.id, { ...closing, verdict })).toMatchObject({
    state: 'closed',
  })
  await closeStep(ledger.db, opening.id, {
    closedAt: '2026-10-21T03:00:00.000Z',
    outcome: 'returned',
    verdict: { inTime: true, lateWorkingDays: 0, pausedWorkingDays: 0 },
  })
  expect(await stepOf(opening.id)).toMatchObject({ ...closing, ...verdict })
})

test('a step closed before its opening arrives is closed once it does', async () => {
  const opening = anOpening({ id: 'closed-early' })
  expect(await closeStep(ledger.db, opening.id, closing)).toMatchObject({ state: 'announced' })
  expect(await openStep(ledger.db, opening)).toMatchObject({ state: 'closed' })
  expect(await stepOf(opening.id)).toMatchObject({ ...closing, inTime: true })
})

test('an opening and a closing at the same moment end in a closed step', async () => {
  const ids = Array.from({ length: 10 }, (_, index) => `raced-${index}`)
  await Promise.all(
    ids.flatMap((id) => [
      openStep(ledger.db, anOpening({ id })),
      closeStep(ledger.db, id, closing),
    ]),
  )
  const open = await ledger.db
    .selectFrom('step')
    .select('id')
    .where('id', 'like', 'raced-%')
    .where('closedAt', 'is', null)
    .execute()
  expect(open).toEqual([])
})

test('pauses and resumptions give the same standing in every order, and repeated', async () => {
  const words = [
    (id: string) => pauseStep(ledger.db, id, { at: '2026-10-07T01:00:00.000Z' }),
    (id: string) =>
      resumeStep(ledger.db, id, {
        at: '2026-10-09T01:00:00.000Z',
        dueAt: '2026-10-28T10:00:00.000Z',
      }),
    (id: string) => pauseStep(ledger.db, id, { at: '2026-10-12T01:00:00.000Z' }),
    (id: string) => openStep(ledger.db, anOpening({ id })),
  ]
  for (const [first, second, third, fourth] of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 3, 0, 1],
  ] as const) {
    const id = `paused-${first}${second}${third}`
    for (const index of [first, second, third, fourth, first, second]) await words[index]?.(id)
    expect(await stepOf(id)).toMatchObject({
      pausedSince: '2026-10-12T01:00:00.000Z',
      dueAt: '2026-10-28T10:00:00.000Z',
      claimBy: null,
    })
  }
})

test('an escalation gives the step to the post of its rung too, also when it comes before the step', async () => {
  const opening = anOpening({ id: 'escalated-early' })
  await addNotice(ledger.db, opening.id, escalation)
  await openStep(ledger.db, opening)
  const { turns } = await stepOf(opening.id)
  expect(turns).toEqual(['post:commune-officer@10804', 'post:decision-maker@10804'])
})

test('a notice is recorded once', async () => {
  const opening = anOpening({ id: 'noticed' })
  await openStep(ledger.db, opening)
  await addNotice(ledger.db, opening.id, escalation)
  const { version } = await stepOf(opening.id)
  await addNotice(ledger.db, opening.id, {
    ...escalation,
    rung: 2,
    to: { role: 'decision-maker', unit: haiPhong },
  })
  const notices = await ledger.db
    .selectFrom('notice')
    .selectAll()
    .where('stepId', '=', opening.id)
    .execute()
  expect(notices).toMatchObject([{ rung: 1, recipientToken: 'post:decision-maker@10804' }])
  expect((await stepOf(opening.id)).version).toBe(version)
})

test('a notice after the close is recorded, marked, and gives nobody the step', async () => {
  const opening = anOpening({ id: 'noticed-late' })
  await openStep(ledger.db, opening)
  await closeStep(ledger.db, opening.id, closing)
  await addNotice(ledger.db, opening.id, { ...escalation, at: '2026-10-19T01:00:00.000Z' })
  const notices = await ledger.db
    .selectFrom('notice')
    .selectAll()
    .where('stepId', '=', opening.id)
    .execute()
  expect(notices).toMatchObject([{ afterClose: true }])
  expect((await stepOf(opening.id)).turns).toEqual(['post:commune-officer@10804'])
})

test('a live step on a stepped clock is refused by the database itself', async () => {
  const opening = anOpening({ id: 'live-stepped', clockId: 'rehearsal-1' })
  await expect(openStep(ledger.db, opening)).rejects.toThrow('step_live_clock')
})

test('a step whose subject came to another unit is known there and no longer where it was', async () => {
  const holder = { role: 'provincial-officer', unit: haiPhong } as const
  const opening = anOpening({ id: 'moved-to-another-unit', holder, level: 'province' })
  await openStep(ledger.db, opening)
  expect((await stepOf(opening.id)).audience).toContain('unit:10804')
  const { dueAt } = opening
  const change = { number: 1, at: '2026-10-06T02:00:00.000Z', dueAt, takers: [], closedDays: [] }
  await changeStep(ledger.db, opening.id, {
    ...change,
    holder: { ...holder, unit: giaLai },
    subjectUnit: chuSe,
  })
  const { audience, subjectUnit } = await stepOf(opening.id)
  expect(subjectUnit).toEqual(chuSe)
  expect(audience.toSorted()).toEqual(
    ['unit:vn', 'unit:52', 'unit:23942', 'post:provincial-officer@52'].toSorted(),
  )
})

test('a producer whose commune became part of another keeps its turn, and is not told that it has it anew', async () => {
  const organisationId = '0191f6a0-0000-7000-8000-000000000001'
  const holder = { role: 'producer', unit: kimThanh, organisationId } as const
  const opening = anOpening({ id: 'producer-of-another-commune', holder })
  await openStep(ledger.db, opening)
  const { dueAt } = opening
  const change = { number: 1, at: '2026-10-06T02:00:00.000Z', dueAt, takers: [], closedDays: [] }
  await changeStep(ledger.db, opening.id, { ...change, holder: { ...holder, unit: chuSe } })
  expect(await stepOf(opening.id)).toMatchObject({ holderUnit: chuSe, changeNumber: 1 })
  const told = await ledger.db
    .selectFrom('notice')
    .select('kind')
    .where('stepId', '=', opening.id)
    .execute()
  expect(told).toEqual([])
})
