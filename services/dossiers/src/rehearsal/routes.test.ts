import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { Advanced, RehearsalOutcome, RehearsalView } from '../../contract/rehearsal.ts'
import type { Quietness } from '../process/quiet-gateway.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { organisations, people, type Who } from '../test-people.ts'
import { refusal, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
})
afterAll(() => server.stop())

const startsAt = '2026-07-01T01:00:00.000Z'
let seed = 0
const begin = async (more: object = {}): Promise<RehearsalView> => {
  const body = { plan: 'kim-thanh-2026', seed: (seed += 1), startsAt, ...more }
  return RehearsalView.parse(done(await server.as('administrator').post('/rehearsals', body)))
}
const advance = async (id: string, to: string) =>
  server.as('administrator').post(`/rehearsals/${id}/advance`, { to })
const advanced = async (id: string, to: string) => Advanced.parse(done(await advance(id, to)))
const told = (clockId: string) =>
  server.neighbours.told.filter((each) => each.clockId === clockId).map(({ now }) => now)

test('the same plan and seed are the same rehearsal, begun when it was first begun', async () => {
  const one = await begin()
  const again = await begin({ seed: one.seed, startsAt: '2027-01-01T00:00:00.000Z' })
  expect(again).toEqual(one)
  expect(one).toMatchObject({ now: startsAt, clockId: `rehearsal-kim-thanh-2026-${one.seed}` })
  expect((await begin()).id).not.toBe(one.id)
})

test('its clock only moves forward', async () => {
  const { id, clockId } = await begin()
  const to = '2026-07-10T03:00:00.000Z'
  expect(await advanced(id, to)).toEqual({ now: to, reached: true })
  expect(await advanced(id, '2026-07-05T03:00:00.000Z')).toEqual({ now: to, reached: true })
  expect(await advanced(id, to)).toEqual({ now: to, reached: true })
  expect(told(clockId).toSorted()).toEqual(told(clockId))
})

test('a service that was down when the clock moved is told when the step is repeated', async () => {
  const { id, clockId } = await begin()
  const to = '2026-07-10T03:00:00.000Z'
  server.neighbours.down.listeners = true
  expect(refusal(await advance(id, to))).toEqual([503, 'supervision-unavailable'])
  server.neighbours.down.listeners = false
  expect(await advanced(id, to)).toEqual({ now: to, reached: true })
  expect(told(clockId).at(-1)).toBe(to)
})

/** A dossier on the rehearsal's clock whose process waits for these moments, one after the other. */
const waitingFor = async (clockId: string, moments: string[]) => {
  const id = await walk.lodged({ clockId })
  const { current } = server.process
  const heard: string[] = []
  let busy = 0
  const quietness = async (workflowId: string): Promise<Quietness> => {
    if (workflowId !== `dossier:${id}`) return current.quietness(workflowId)
    if (busy > 0) {
      busy -= 1
      return { quiet: false }
    }
    const [nextDue] = moments
    return {
      quiet: true,
      waits: nextDue ? [{ workflowId: `dossier:${id}:commune:1`, nextDue }] : [],
    }
  }
  const advanceClock = async (workflowId: string, now: string): Promise<void> => {
    heard.push(`${workflowId === `dossier:${id}:commune:1`} ${now}`)
    if (moments[0] && moments[0] <= now) moments.shift()
    busy = 2
  }
  server.process.current = { ...current, quietness, advanceClock }
  return { id, heard, restore: () => void (server.process.current = current) }
}

test('the clock stops at every moment a process waits for, and the services know before it does', async () => {
  const { id, clockId } = await begin()
  const moments = [
    '2026-07-03T03:00:00.000Z',
    '2026-07-08T03:00:00.500Z',
    '2026-08-01T03:00:00.000Z',
  ]
  const play = await waitingFor(clockId, [...moments])
  // Written without milliseconds: a moment is compared as a moment, not as text.
  expect(await advanced(id, '2026-07-08T03:00:01Z')).toMatchObject({ reached: true })
  play.restore()
  expect(play.heard).toEqual([`true ${moments[0]}`, `true ${moments[1]}`])
  expect(told(clockId)).toEqual([startsAt, moments[0], moments[1], '2026-07-08T03:00:01.000Z'])
})

test('everything on its clock is a rehearsal and follows its time, in production too', async () => {
  const { id, clockId } = await begin()
  await advanced(id, '2026-07-06T03:00:00.000Z')
  const dossierId = await walk.lodged({ clockId })
  expect(await walk.view(dossierId)).toMatchObject({
    realm: 'rehearsal',
    clockId,
    now: '2026-07-06T03:00:00.000Z',
    lodgedAt: '2026-07-06T03:00:00.000Z',
    step: { dueAt: '2026-07-27T16:59:59.999Z' },
  })
  expect(
    refusal(
      await server.as('producer').post('/dossiers', {
        kind: 'first',
        product: { name: 'Mật ong', sheet: 4 },
        clockId: 'rehearsal-nowhere-1',
      }),
    ),
  ).toEqual([404, 'clock-unknown'])
})

test('a product recognised before it began may be upgraded in it, once recorded however often', async () => {
  const { id, clockId } = await begin()
  const body = {
    ...{ commandId: newId(), organisationId: organisations.cooperative.id },
    ...{ name: 'Rươi Kim Thành', sheetSet: '26-2026', sheet: 2, unitPath: 'vn/31/10804', stars: 3 },
    ...{
      decisionNumber: '9/QĐ-UBND',
      issuedBy: 'UBND thành phố Hải Phòng',
      decidedOn: '2025-08-31',
    },
  }
  const record = () =>
    server.as('administrator').post(`/rehearsals/${id}/recognised-products`, body)
  const Recognised = z.object({ productId: z.uuid(), certificateNumber: z.string() })
  const one = Recognised.parse(done(await record()))
  expect(done(await record())).toEqual(one)
  expect(one.certificateNumber).toMatch(/^31-10804-001-2025-3-DT\d{4}$/)
  expect(server.neighbours.shown.at(-1)).toMatchObject({
    productId: one.productId,
    realm: 'rehearsal',
    certificate: { validFrom: '2025-08-31', validTo: '2028-08-31' },
  })
  const product = { id: one.productId }
  const upgrade = await walk.begin('producer', { kind: 'upgrade', product, clockId })
  expect(await walk.view(upgrade)).toMatchObject({
    kind: 'upgrade',
    product: { id: one.productId },
  })
})

test('what came of it is read from the records', async () => {
  const { id, clockId } = await begin()
  const dossierId = await walk.lodged({ clockId })
  await advanced(id, '2026-07-30T03:00:00.000Z')
  await walk.must('commune', dossierId, 'accept')
  await walk.must('producer', dossierId, 'withdraw')
  const Shown = RehearsalView.extend(RehearsalOutcome.shape)
  expect((await server.as('administrator').read(`/rehearsals/${id}`, Shown)).products).toEqual([
    {
      dossierId,
      name: 'Bánh đa gạo Kim Thành',
      kind: 'first',
      state: 'withdrawn',
      attempts: [{ level: 'commune', regime: '26-2026', points: null, stars: null }],
      stars: null,
      days: { 'commune/intake': 21, 'commune/commune-report': 0 },
      late: 2,
    },
  ])
})

test.each(Object.keys(people).filter((who) => who !== 'administrator'))(
  '%s may not know of rehearsals',
  async (who) => {
    const { id } = await begin()
    // The keys are the people of the table.
    const { get, post } = server.as(who as Who)
    const answers = [
      await post('/rehearsals', { plan: 'kim-thanh-2026', startsAt }),
      await get(`/rehearsals/${id}`),
      await post(`/rehearsals/${id}/advance`, { to: startsAt }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  },
)
