import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  InspectionPage,
  InspectionPlanned,
  InspectionReading,
  InspectionView,
} from '../../contract/inspection.ts'
import { certificatesOf } from '../test-certificates.ts'
import { done, dossiersServer, newId, type Answer, type DossiersServer } from '../test-dossiers.ts'
import { people, type Who } from '../test-people.ts'
import { faultsOf, refusal } from '../test-walk.ts'
import { inspectionLaw } from './law.ts'

let server: DossiersServer
let certificates: ReturnType<typeof certificatesOf>
let number: string
beforeAll(async () => {
  server = await dossiersServer()
  certificates = certificatesOf(server)
  await certificates.walk.council()
  number = await certificates.award()
})
afterAll(() => server.stop())

const text = 'Đã kiểm tra tại cơ sở, có biên bản.'
const findings = (failing: readonly string[] = []) =>
  (inspectionLaw.types.find(({ type }) => type === 'quality')?.checklist ?? []).map(({ code }) => ({
    code,
    result: failing.includes(code) ? 'fail' : 'pass',
  }))
const bodies = {
  visits: { visitedOn: '2026-06-01', team: ['Tổ kiểm tra số 1'], findings: findings() },
  fixes: { answer: text },
  reviews: { accepted: true, note: 'Đã khắc phục' },
  'revocation-referrals': { ground: 'b', conclusionNumber: '7/KL', text },
  cancellation: { reason: text },
} as const
type Act = keyof typeof bodies

const view = (id: string, who: Who = 'province') =>
  server.as(who).read(`/inspections/${id}`, InspectionView)
const act = async (who: Who, id: string, name: Act, more: object = {}): Promise<Answer> => {
  const { version } = await view(id)
  const body = { commandId: newId(), seenVersion: version, ...bodies[name], ...more }
  return server.as(who).post(`/inspections/${id}/${name}`, body)
}
const must = async (...acting: Parameters<typeof act>) => void done(await act(...acting))
const one = async (of = number): Promise<string> => {
  const { productId } = await server.db
    .selectFrom('certificate')
    .select('productId')
    .where('number', '=', of)
    .executeTakeFirstOrThrow()
  const body = { commandId: newId(), productId, type: 'quality', dueOn: '2026-06-30' }
  return InspectionView.parse(done(await server.as('province').post('/inspections', body))).id
}
const failing = { findings: findings(['waste', 'criteria-kept']), fixBy: '2026-06-20' }

test('a quarter’s plan holds every certified product and every type once, however often it is planned', async () => {
  const plan = {
    commandId: newId(),
    unit: '31',
    year: 2026,
    quarters: [1, 3, 4],
    types: ['quality', 'label-market'],
  }
  const planned = async (body: object) =>
    InspectionPlanned.parse(done(await server.as('province').post('/inspection-plans', body)))
      .planned
  // The first quarter is over; the same command sent twice at once plans once.
  expect(await Promise.all([planned(plan), planned(plan)])).toEqual([4, 4])
  expect(await planned(plan)).toBe(4)
  expect(await planned({ ...plan, commandId: newId() })).toBe(0)
  expect(
    refusal(await server.as('province').post('/inspection-plans', { ...plan, year: 2027 })),
  ).toEqual([409, 'command-reused'])
  const { items } = await server.as('province').read('/inspections?period=2026-Q3', InspectionPage)
  expect(items.map(({ type, beginsOn, dueOn }) => [type, beginsOn, dueOn]).toSorted()).toEqual([
    ['label-market', '2026-07-01', '2026-09-30'],
    ['quality', '2026-07-01', '2026-09-30'],
  ])
})

test('a visit that finds nothing closes the inspection', async () => {
  const id = await one()
  await must('province', id, 'visits')
  expect(await view(id)).toMatchObject({ state: 'closed', acts: [{ act: 'visits' }] })
})

test('what failed is put right by its day, checked, and closed', async () => {
  const id = await one()
  await must('province', id, 'visits', failing)
  expect(await view(id, 'producer')).toMatchObject({ state: 'fixing', fixBy: '2026-06-20' })
  await must('producer', id, 'fixes')
  await must('province', id, 'reviews', { accepted: false, fixBy: '2026-06-25' })
  expect(await view(id)).toMatchObject({ state: 'fixing', fixBy: '2026-06-25' })
  await must('producer', id, 'fixes')
  await must('province', id, 'reviews')
  expect((await view(id)).state).toBe('closed')
  expect(refusal(await act('producer', id, 'fixes'))).toEqual([409, 'act-not-now'])
})

test('a visit answers every item of its checklist and no other, and names a day to come', async () => {
  const id = await one()
  const [first, ...rest] = findings(['criteria-kept', 'test-reports'])
  const visit = (more: object) => act('province', id, 'visits', more)
  expect(faultsOf(await visit({ findings: [...rest, { code: 'hats', result: 'pass' }] }))).toEqual([
    ['/findings/criteria-kept', 'finding-missing'],
    ['/findings/hats', 'finding-unknown'],
    ['/fixBy', 'fix-day-missing'],
  ])
  expect(faultsOf(await visit({ findings: [first, ...rest], fixBy: '2026-06-01' }))).toEqual([
    ['/fixBy', 'fix-day-missing'],
  ])
  expect((await view(id)).state).toBe('planned')
})

test('an inspection goes on to revocation: its conclusion opens the case of the certificate', async () => {
  const of = await certificates.award()
  const id = await one(of)
  await must('province', id, 'visits', failing)
  await must('province', id, 'revocation-referrals')
  expect((await view(id)).state).toBe('to-revocation')
  expect(await certificates.view(of)).toMatchObject({
    cases: [
      { ground: 'b', conclusion: { number: '7/KL', concludedOn: '2026-06-01' }, outcome: null },
    ],
  })
  const { news } = await server.db
    .selectFrom('processRun')
    .select('news')
    .where('workflowId', '=', `certificate:${of}`)
    .executeTakeFirstOrThrow()
  expect(news).toBe(1)
})

test('the process reads whose turn it is, and lapses what has nothing to inspect any more', async () => {
  const of = await certificates.award()
  const id = await one(of)
  const token = await server.serviceToken('worker')
  const read = async () =>
    InspectionReading.parse(
      done(
        await server.send('GET', `/internal/inspections/${id}/reading?at=${server.wall.now}`, {
          token,
        }),
      ),
    )
  expect(await read()).toMatchObject({
    state: 'planned',
    idle: false,
    dueOn: '2026-06-30',
    fixes: 0,
  })
  done(await certificates.act('decider', of, 'recognition-withdrawal'))
  expect(await read()).toMatchObject({ idle: true })
  done(await server.internally(`/inspections/${id}/lapse`, undefined))
  expect((await view(id)).state).toBe('lapsed')
})

test('of two inspectors who record a visit at once one counts, and the same command counts once', async () => {
  const id = await one()
  const { version } = await view(id)
  const body = { commandId: newId(), seenVersion: version, ...bodies.visits }
  const visit = (more: object = {}) =>
    server.as('province').post(`/inspections/${id}/visits`, { ...body, ...more })
  const [first, second] = await Promise.all([visit(), visit({ commandId: newId() })])
  expect([first.status, second.status].toSorted()).toEqual([200, 409])
  const counted = first.status === 200 ? first : second
  if (first.status === 200) expect(await visit()).toEqual(counted)
  expect((await view(id)).acts.length).toBe(1)
})

const overseeing: readonly Who[] = [
  ...(['commune', 'province', 'communeHead', 'decider', 'inspector'] as const),
  ...(['ministryOfficer', 'ministryDecider'] as const),
]
const own: readonly Who[] = ['producer', 'producerThen']

test.each([
  ['visits', 'province', 'planned'],
  ['cancellation', 'province', 'planned'],
  ['fixes', 'producer', 'fixing'],
  ['reviews', 'province', 'fixing'],
  ['revocation-referrals', 'province', 'fixing'],
] as const)(
  '%s is for %s while it is %s; who may not know of it gets 404',
  async (name, mayDo, state) => {
    const id = await one()
    if (state === 'fixing') await must('province', id, 'visits', failing)
    for (const who of Object.keys(people) as Who[]) {
      const { status } = await server.as(who).post(`/inspections/${id}/${name}`, {
        commandId: newId(),
        // Nobody does it: whoever may is told that it has changed.
        seenVersion: 99,
        ...bodies[name],
      })
      const does = who === mayDo || (mayDo === 'producer' && own.includes(who))
      const knows = overseeing.includes(who) || (own.includes(who) && state === 'fixing')
      expect([name, who, status]).toEqual([name, who, does ? 409 : knows ? 403 : 404])
    }
  },
)

test('who plans stands in the law; nobody else does', async () => {
  for (const who of Object.keys(people) as Who[]) {
    const { unit } = people[who][0] ?? { unit: { code: '31' } }
    const { status } = await server.as(who).post('/inspection-plans', {
      ...{ commandId: newId(), unit: unit.code, year: 2027, quarters: [1], types: ['environment'] },
    })
    const plans = people[who].some(({ role }) =>
      ['provincial-officer', 'market-inspector', 'ministry-officer'].includes(role),
    )
    expect([who, status]).toEqual([who, plans ? 200 : 403])
  }
})
