import { afterAll, beforeAll, expect, test } from 'vitest'
import { logOf } from '@ocop/kernel/page'
import { TimelineEntry } from '../../contract/dossier.ts'
import { MovementPage, TransferView } from '../../contract/transfers.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { units } from '../test-people.ts'
import { threeTiersOf } from '../test-three-tiers.ts'
import { refusal } from '../test-walk.ts'

const may = '2025-05-05T02:00:00.000Z'
const firstOfJuly = '2025-07-01T02:00:00.000Z'
const reason = 'Cấp huyện kết thúc hoạt động từ 01/07/2025'

const TimelineOf = logOf(TimelineEntry)

let server: DossiersServer
let tiers: ReturnType<typeof threeTiersOf>
beforeAll(async () => {
  server = await dossiersServer()
  server.wall.now = may
  tiers = threeTiersOf(server)
  await tiers.councils()
  await tiers.walk.council()
})
afterAll(() => server.stop())

const district = units.huyenKimThanh.code
const preview = async (query = `unit=${district}`) =>
  MovementPage.parse(done(await server.as('province').get(`/transfers/preview?${query}`)))
const run = async (commandId: string, more: object = { unit: district }): Promise<TransferView> =>
  TransferView.parse(
    done(await server.as('province').post('/transfers', { commandId, reason, ...more })),
  )
const open = async (): Promise<readonly [atCommune: string, returned: string]> => {
  server.wall.now = may
  const returned = await tiers.returned()
  const atCommune = await tiers.lodged()
  await tiers.walk.must('communeThen', atCommune, 'accept')
  return [atCommune, returned]
}

test('before the day nothing moves; for the day itself it is shown what will, and what its deadline becomes', async () => {
  const [atCommune, returned] = await open()
  expect(await preview()).toMatchObject({ total: 0 })
  const { items } = await preview(`unit=${district}&on=2025-07-01`)
  const of = (id: string) => items.find(({ dossierId }) => dossierId === id)
  expect(of(returned)).toMatchObject({
    from: { regime: '148-2023', level: 'district', step: 'return-review', attempt: 2 },
    to: { regime: '1489-2025', level: 'province', step: 'intake', unit: units.kimThanh },
    orphan: null,
  })
  expect(of(atCommune)).toMatchObject({
    from: { level: 'commune', step: 'commune-report', unit: units.kimThanhThen },
    to: { level: 'commune', step: 'commune-report' },
  })
  const { from, to } = of(returned) ?? {}
  expect(to?.dueAt).not.toBe(from?.dueAt)
})

test('the district’s open dossier goes on at the successor province, as its next attempt, with its scores', async () => {
  const [, id] = await open()
  const { walk } = tiers
  server.wall.now = firstOfJuly
  expect(refusal(await walk.act('deciderThen', id, 'decisions'))).toEqual([403, 'unit-gone'])
  const commandId = newId()
  const { done: isDone, items } = await run(commandId)
  expect(isDone).toBe(true)
  expect(items.find(({ dossierId }) => dossierId === id)).toMatchObject({ outcome: 'moved' })
  expect(await walk.view(id)).toMatchObject({
    state: 'lodged',
    regime: '1489-2025',
    unit: { code: units.kimThanh.code },
    level: 'province',
    attempt: 2,
    step: { step: 'intake', holder: { unit: { code: '31' } } },
    results: [{ level: 'district' }, { level: 'province', attempt: 1, mean: 66 }],
  })
  expect(await run(commandId)).toMatchObject({ done: true, counts: { failed: 0 }, items })
  const { items: told } = await server
    .as('producerThen')
    .read(`/dossiers/${id}/timeline`, TimelineOf)
  expect(told.at(-1)).toMatchObject({
    act: 'transfer',
    facts: { reason, article: expect.stringContaining('1489'), from: { unit: units.kimThanhThen } },
  })
  const process = await server.db
    .selectFrom('processRun')
    .select('unitPath')
    .where('subjectId', '=', id)
    .executeTakeFirst()
  expect(process?.unitPath).toBe(units.kimThanh.path)
  server.wall.now = '2025-07-03T02:00:00.000Z'
  await walk.must('province', id, 'accept')
  expect(refusal(await walk.act('adviser', id, 'advisory-report'))).toEqual([
    409,
    'regime-not-in-force',
  ])
  server.wall.now = '2025-07-07T02:00:00.000Z'
  await walk.must('adviser', id, 'advisory-report')
})

test('from 1 to 5 July a commune only takes dossiers in: there is no district to propose to', async () => {
  server.wall.now = '2025-07-02T02:00:00.000Z'
  const { walk } = tiers
  const id = await walk.lodged()
  await walk.must('commune', id, 'accept')
  expect(refusal(await walk.act('commune', id, 'commune-report'))).toEqual([409, 'level-ended'])
  await run(newId(), { regime: '148-2023' })
  expect(await walk.view(id)).toMatchObject({
    regime: '1489-2025',
    level: 'commune',
    attempt: 2,
    step: { step: 'commune-report' },
  })
  server.wall.now = '2025-07-07T02:00:00.000Z'
  await walk.must('commune', id, 'commune-report')
  expect((await walk.view(id)).level).toBe('province')
})

test('only an administrator, the successor province’s or the ministry’s officer moves a dossier', async () => {
  const [, id] = await open()
  server.wall.now = firstOfJuly
  const moved = (who: Parameters<typeof tiers.walk.act>[0]) =>
    tiers.walk.act(who, id, 'transfer', { reason })
  expect(refusal(await moved('producerThen'))).toEqual([403, 'act-not-yours'])
  expect(refusal(await moved('otherProvince'))).toEqual([404, 'dossier-unknown'])
  expect(refusal(await moved('stranger'))).toEqual([404, 'dossier-unknown'])
  expect(refusal(await moved('officerThen'))).toEqual([409, 'nothing-to-transfer'])
  expect(await preview(`regime=148-2023`)).toMatchObject({ total: expect.any(Number) })
  const elsewhere = await server.as('otherProvince').get(`/transfers/preview?unit=${district}`)
  expect(MovementPage.parse(done(elsewhere)).total).toBe(0)
  const body = { commandId: newId(), reason, unit: district }
  expect(refusal(await server.as('commune').post('/transfers', body))).toEqual([
    403,
    'act-not-yours',
  ])
  done(await moved('ministryOfficer'))
  expect(refusal(await moved('ministryOfficer'))).toEqual([409, 'nothing-to-transfer'])
})

test('after the regime’s last day its dossiers are listed as orphans with the article, and stay where they are', async () => {
  server.wall.now = '2026-05-21T02:00:00.000Z'
  const id = await tiers.walk.lodged()
  expect((await tiers.walk.view(id)).regime).toBe('1489-2025')
  server.wall.now = '2026-07-21T02:00:00.000Z'
  expect((await preview('regime=1489-2025')).items.map((each) => each.dossierId)).not.toContain(id)
  server.wall.now = '2026-07-22T02:00:00.000Z'
  const orphan = { code: 'finish-by-past', article: expect.stringContaining('Điều 12') }
  expect((await preview('regime=1489-2025')).items).toContainEqual(
    expect.objectContaining({ dossierId: id, to: null, orphan: expect.objectContaining(orphan) }),
  )
  const ran = await run(newId(), { regime: '1489-2025' })
  expect(ran.items.find(({ dossierId }) => dossierId === id)).toMatchObject({
    outcome: 'orphan',
    code: 'finish-by-past',
  })
  expect((await tiers.walk.view(id)).step?.step).toBe('intake')
  await tiers.walk.must('producer', id, 'withdraw')
})

test('a preview without a scope is refused', async () => {
  expect(refusal(await server.as('province').get('/transfers/preview'))).toEqual([
    422,
    'scope-missing',
  ])
})
