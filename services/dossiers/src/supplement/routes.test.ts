import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { LapseAnswer } from '../../contract/process.ts'
import { done, dossiersServer, type DossiersServer } from '../test-dossiers.ts'
import { faultsOf, refusal, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
})
beforeEach(() => {
  server.wall.now = monday
})
afterAll(() => server.stop())

const monday = '2026-06-01T02:00:00.000Z'
const day = (date: string): string => `${date}T02:00:00.000Z`
const items = [
  { paper: 'business-registration', text: 'Bản rõ hơn' },
  { criterion: '1.1', text: 'Hợp đồng vùng nguyên liệu' },
  { text: 'Ký lại đơn' },
]

/** A dossier at its commune, asked for three things. */
const asked = async (): Promise<string> => {
  const id = await walk.lodged()
  await walk.must('commune', id, 'supplement-requests', { items })
  return id
}
const theRequest = async (id: string) => (await walk.view(id)).supplements.at(-1)
const timePasses = async (id: string, to: string): Promise<void> => {
  server.wall.now = to
  await server.process.current.advanceClock(`dossier:${id}`, to)
}

test('a request has its number, its items and its own due date by the statute', async () => {
  const id = await asked()
  expect(await theRequest(id)).toMatchObject({
    number: 1,
    state: 'open',
    askedAt: monday,
    dueAt: '2026-06-15T16:59:59.999Z',
    items: [
      { number: 1, paper: 'business-registration', answeredAt: null },
      { number: 2, criterion: '1.1', answeredAt: null },
      { number: 3, text: 'Ký lại đơn', answeredAt: null },
    ],
  })
})

test('an item about a criterion or a paper that does not exist is refused, each one named', async () => {
  const id = await walk.lodged()
  const unclear = [
    { criterion: '99.9', text: 'Làm rõ' },
    { paper: 'no-paper', text: 'Bản mới' },
  ]
  const answer = await walk.act('commune', id, 'supplement-requests', { items: unclear })
  expect(refusal(answer)).toEqual([422, 'supplement-unclear'])
  expect(faultsOf(answer)).toEqual([
    ['/items/0/criterion', 'criterion-unknown'],
    ['/items/1/paper', 'evidence-kind-unknown'],
  ])
})

test('an answer to some of the items leaves the others open, and the turn with the producer', async () => {
  const id = await asked()
  const before = (await walk.view(id)).step
  await walk.must('producer', id, 'supplements', { items: [1, 3] })
  expect((await walk.view(id)).step).toEqual(before)
  expect(await theRequest(id)).toMatchObject({
    state: 'open',
    items: [{ answeredAt: monday }, { answeredAt: null }, { answeredAt: monday }],
  })
  await walk.must('producer', id, 'supplements', { items: [2] })
  expect(await theRequest(id)).toMatchObject({ state: 'answered', answeredAt: monday })
  expect((await walk.view(id)).step?.step).toBe('intake')
  expect((await theRequest(id))?.answers.map((answer) => answer.items)).toEqual([[1, 3], [2]])
})

test('a producer who has no more to give ends the request with items left open', async () => {
  const id = await asked()
  await walk.must('producer', id, 'supplements', { items: [2], isAll: true })
  expect(await theRequest(id)).toMatchObject({
    state: 'answered',
    items: [{ answeredAt: null }, { answeredAt: monday }, { answeredAt: null }],
  })
  expect((await walk.view(id)).step?.step).toBe('intake')
})

test('an answer to an item that was answered, or never asked for, is refused whole', async () => {
  const id = await asked()
  await walk.must('producer', id, 'supplements', { items: [1] })
  const answer = await walk.act('producer', id, 'supplements', { items: [1, 2, 4] })
  expect(refusal(answer)).toEqual([422, 'supplement-unclear'])
  expect(faultsOf(answer)).toEqual([
    ['/items/0', 'item-not-open'],
    ['/items/2', 'item-not-open'],
  ])
})

test('while a request is open no other can be made; after it the next one has the next number', async () => {
  const id = await asked()
  expect(refusal(await walk.act('commune', id, 'supplement-requests'))).toEqual([
    409,
    'act-not-now',
  ])
  await walk.must('producer', id, 'supplements')
  await walk.must('commune', id, 'supplement-requests')
  expect((await walk.view(id)).supplements.map(({ number, state }) => [number, state])).toEqual([
    [1, 'answered'],
    [2, 'open'],
  ])
})

test('a request whose dossier was withdrawn is neither open nor answered', async () => {
  const id = await asked()
  await walk.must('producer', id, 'withdraw')
  expect(await theRequest(id)).toMatchObject({ state: 'ended', answeredAt: null, lapsedAt: null })
})

test('when the due time passes the request lapses, the asking step goes on, and the record says so', async () => {
  const id = await asked()
  await walk.must('producer', id, 'supplements', { items: [1] })
  await timePasses(id, '2026-06-15T16:59:59.999Z')
  expect(await theRequest(id)).toMatchObject({ state: 'open' })
  await timePasses(id, '2026-06-15T17:00:00.000Z')
  expect(await theRequest(id)).toMatchObject({
    state: 'lapsed',
    answeredAt: null,
    lapsedAt: '2026-06-15T17:00:00.000Z',
    items: [{ answeredAt: monday }, { answeredAt: null }, { answeredAt: null }],
  })
  expect((await walk.view(id)).step?.step).toBe('intake')
  const { items: entries } = done(await server.as('producer').get(`/dossiers/${id}/timeline`)) as {
    items: readonly object[]
  }
  expect(entries.at(-1)).toMatchObject({ act: 'supplement-lapsed', facts: { number: 1, left: 2 } })
  expect(refusal(await walk.act('producer', id, 'supplements'))).toEqual([409, 'act-not-now'])
  await walk.must('commune', id, 'accept')
})

test('a lapse told twice is recorded once, and answers both times who asked', async () => {
  const id = await asked()
  const { processVersion } = await server.db
    .selectFrom('dossier')
    .select('processVersion')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const order = {
    dossierId: id,
    level: 'commune',
    attempt: 1,
    scoring: 1,
    at: '2026-06-15T17:00:00.000Z',
    processVersion: processVersion + 1,
    stepId: `dossier:${id}:commune:1:supplement:1`,
  }
  const lapse = () => server.internally('/process/supplements/lapse', order)
  const [one, other] = [
    LapseAnswer.parse(done(await lapse())),
    LapseAnswer.parse(done(await lapse())),
  ]
  expect(one.notices).toMatchObject([{ kind: 'due', to: { role: 'commune-officer' } }])
  expect(other).toEqual(one)
  const late = { ...order, processVersion: processVersion - 1 }
  expect(refusal(await server.internally('/process/supplements/lapse', late))).toEqual([
    409,
    'process-stale',
  ])
  const { count } = await server.db
    .selectFrom('timelineEntry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('dossierId', '=', id)
    .where('act', '=', 'supplement-lapsed')
    .executeTakeFirstOrThrow()
  expect(count).toBe(1)
})

/** Days since the receipt, of them paused, and in hand: of the steps that are open. */
const openClocks = async (id: string) =>
  (await walk.view(id)).clocks
    .filter(({ closedAt }) => closedAt === null)
    .map(({ step, daysSince, daysPaused, daysInHand }) => [step, daysSince, daysPaused, daysInHand])

test('asked on day 14 of 15, the commune’s own time runs out while it waits for the producer', async () => {
  const id = await walk.lodged()
  server.wall.now = day('2026-06-19')
  expect(await openClocks(id)).toEqual([['intake', 14, 0, 1]])
  await walk.must('commune', id, 'supplement-requests')
  server.wall.now = day('2026-06-23')
  expect(await openClocks(id)).toEqual([
    ['intake', 16, 0, -1],
    ['supplement', 2, 0, 8],
  ])
  await walk.must('producer', id, 'supplements')
  expect((await walk.view(id)).step).toMatchObject({
    step: 'intake',
    dueAt: '2026-06-22T16:59:59.999Z',
  })
})

test('Tết inside the 15 working days does not use them up', async () => {
  server.wall.now = day('2027-01-29')
  const id = await walk.lodged()
  expect((await walk.view(id)).step?.dueAt).toBe('2027-02-26T16:59:59.999Z')
  server.wall.now = day('2027-02-12')
  expect(await openClocks(id)).toEqual([['intake', 5, 0, 10]])
  await walk.must('commune', id, 'supplement-requests')
  expect(await theRequest(id)).toMatchObject({ dueAt: '2027-02-26T16:59:59.999Z' })
})

test('where the statute stops the clock, the days of the wait are shown as paused and stay in hand', async () => {
  const id = await walk.atProvince(await walk.lodged())
  server.wall.now = day('2026-06-03')
  await walk.must('province', id, 'supplement-requests')
  server.wall.now = day('2026-06-10')
  expect(await openClocks(id)).toEqual([
    ['intake', 7, 5, 3],
    ['supplement', 5, 0, 5],
  ])
})
