import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import type { Who } from '../test-people.ts'
import { faultsOf, refusal, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
})
afterAll(() => server.stop())

const samples = (who: Who, id: string, kind: string, units: number) =>
  walk.act(who, id, 'samples', { kind, units, condition: 'Còn nguyên niêm phong' })
const team = [
  { name: 'Trần Thị Hoa', duty: 'Trưởng đoàn' },
  { name: 'Lê Văn Bình', duty: 'Thành viên' },
]
const planned = { stage: 'planned', ground: 'assessment', plannedOn: '2026-06-05', team }
const visit = (who: Who, id: string, more: object) =>
  walk.act(who, id, 'site-inspections', { ...more })
const heldBody = (who: Who, number = 1) => ({
  stage: 'held',
  number,
  heldOn: '2026-06-01',
  findings: [{ criterion: '1.1', text: 'Vùng nguyên liệu đúng như hồ sơ' }],
  photos: [server.neighbours.file(null, who)],
  minutesFileId: server.neighbours.file(null, who),
})
const atAdvice = async (): Promise<string> => {
  const id = await walk.atProvince(await walk.lodged())
  await walk.must('province', id, 'accept')
  return id
}

test('samples are recorded level by level: how many came, in what condition, by whom, and what is missing', async () => {
  const id = await walk.lodged()
  const before = await walk.view(id)
  expect(before.samples).toMatchObject({ required: 5, missing: 5, entries: [] })
  done(await samples('commune', id, 'received', 5))
  done(await samples('commune', id, 'missing', 1))
  const { samples: shown, version } = await walk.view(id)
  expect(version).toBe(before.version)
  expect(shown).toMatchObject({
    missing: 1,
    entries: [
      { level: 'commune', kind: 'received', units: 5, role: 'commune-officer' },
      { kind: 'missing', units: 1, unitName: 'xã Kim Thành', condition: 'Còn nguyên niêm phong' },
    ],
  })
  done(await samples('commune', id, 'forwarded', 4))
  await walk.atProvince(id)
  expect((await walk.view(id)).samples.missing).toBe(5)
  done(await samples('province', id, 'received', 4))
  expect((await walk.view(id)).samples.missing).toBe(1)
})

test('a level gives on, back or away only what it has in hand', async () => {
  const id = await walk.lodged()
  done(await samples('commune', id, 'received', 2))
  for (const kind of ['missing', 'forwarded', 'returned', 'disposed'])
    expect(refusal(await samples('commune', id, kind, 3))).toEqual([409, 'samples-not-held'])
  done(await samples('commune', id, 'returned', 1))
  expect(refusal(await samples('commune', id, 'disposed', 2))).toEqual([409, 'samples-not-held'])
  done(await samples('commune', id, 'disposed', 1))
})

test('what a level still holds may be given back after the dossier has gone on; nothing more comes in there', async () => {
  const id = await walk.lodged()
  done(await samples('commune', id, 'received', 5))
  await walk.atProvince(id)
  expect(refusal(await samples('commune', id, 'received', 1))).toEqual([409, 'act-not-now'])
  await walk.must('producer', id, 'withdraw')
  done(await samples('commune', id, 'returned', 5))
})

test('tourism comes without samples', async () => {
  const id = await walk.lodged({ product: { name: 'Làng du lịch Kim Thành', sheet: 26 } })
  expect((await walk.view(id)).samples).toMatchObject({ required: 0, missing: 0 })
  expect(refusal(await samples('commune', id, 'received', 5))).toEqual([409, 'samples-not-taken'])
})

test('samples sent twice are recorded once; the same id with another body is refused', async () => {
  const id = await walk.lodged()
  const { version } = await walk.view(id)
  const body = {
    ...{ commandId: newId(), seenVersion: version },
    ...{ kind: 'received', units: 5, condition: 'Tốt' },
  }
  const send = (more = {}) =>
    server.as('commune').post(`/dossiers/${id}/samples`, { ...body, ...more })
  const [one, other] = await Promise.all([send(), send()])
  expect(other).toEqual(one)
  expect(refusal(await send({ units: 4 }))).toEqual([409, 'command-reused'])
  expect((await walk.view(id)).samples.entries.length).toBe(1)
})

test.each<[Who, number, string]>([
  ['producer', 403, 'act-not-yours'],
  ['communeHead', 403, 'act-not-yours'],
  ['province', 409, 'act-not-now'],
  ['ministryOfficer', 409, 'act-not-now'],
  ['otherCommune', 404, 'dossier-unknown'],
  ['neighbour', 404, 'dossier-unknown'],
])('%s may not record samples at the commune: %i %s', async (who, ...expected) => {
  const id = await walk.lodged()
  expect(refusal(await samples(who, id, 'received', 5))).toEqual(expected)
})

test('a visit is planned with its team, held with findings, photos and signed minutes, and ends no step', async () => {
  const id = await atAdvice()
  const before = (await walk.view(id)).step
  done(await visit('adviser', id, planned))
  const held = heldBody('adviser')
  done(await visit('adviser', id, held))
  const view = await walk.view(id)
  expect(view.step).toEqual(before)
  expect(view.siteInspections).toEqual([
    {
      ...{ number: 1, level: 'province', attempt: 1, state: 'held', ground: 'assessment' },
      ...{ plannedOn: '2026-06-05', team, heldOn: '2026-06-01', findings: held.findings },
      ...{ photos: held.photos, minutesFileId: held.minutesFileId, reason: null },
    },
  ])
  for (const fileId of [...held.photos, held.minutesFileId])
    expect(server.neighbours.linked).toContain(`${fileId} ${id}`)
  expect(refusal(await visit('adviser', id, held))).toEqual([409, 'fieldwork-settled'])
})

test('a visit that was called off cannot be held, nor one that was never planned', async () => {
  const id = await atAdvice()
  done(await visit('adviser', id, planned))
  done(await visit('adviser', id, { stage: 'called-off', number: 1, reason: 'Mưa bão' }))
  expect(refusal(await visit('adviser', id, heldBody('adviser')))).toEqual([
    409,
    'fieldwork-settled',
  ])
  expect(refusal(await visit('adviser', id, heldBody('adviser', 2)))).toEqual([
    404,
    'site-inspection-unknown',
  ])
})

test('findings on a criterion the sheet has not, a day to come, and files of somebody else are refused', async () => {
  const id = await atAdvice()
  done(await visit('adviser', id, planned))
  const held = heldBody('adviser')
  const findings = [{ criterion: '99.9', text: 'Không có tiêu chí này' }]
  const answer = await visit('adviser', id, { ...held, findings, heldOn: '2026-06-02' })
  expect(refusal(answer)).toEqual([422, 'inspection-unclear'])
  expect(faultsOf(answer)).toEqual([
    ['/findings/0/criterion', 'criterion-unknown'],
    ['/heldOn', 'day-ahead'],
  ])
  const foreign = { ...held, photos: [server.neighbours.file(null, 'chair')] }
  expect(refusal(await visit('adviser', id, foreign))).toEqual([422, 'papers-unusable'])
  expect((await walk.view(id)).siteInspections).toMatchObject([{ state: 'planned' }])
})

test('a laboratory test is ordered and reported once, with the laboratory’s paper', async () => {
  const id = await atAdvice()
  const test = (more: object) => walk.act('adviser', id, 'lab-tests', { ...more })
  done(
    await test({
      stage: 'ordered',
      laboratory: 'QUATEST 1',
      wanted: 'Dư lượng thuốc',
      criteria: ['8'],
    }),
  )
  const reportFileId = server.neighbours.file(null, 'adviser')
  const report = { stage: 'reported', number: 1, result: 'Không phát hiện', reportFileId }
  done(await test(report))
  expect((await walk.view(id)).labTests).toMatchObject([
    { number: 1, laboratory: 'QUATEST 1', result: 'Không phát hiện', reportFileId },
  ])
  expect(refusal(await test(report))).toEqual([409, 'fieldwork-settled'])
  const { items } = done(await server.as('producer').get(`/dossiers/${id}/timeline`)) as {
    items: readonly { act: string }[]
  }
  expect(items.filter(({ act }) => act === 'lab-tests').length).toBe(2)
})

test('for a first application the advisory team goes and looks; the officers of the province do not', async () => {
  const id = await atAdvice()
  expect(refusal(await visit('province', id, planned))).toEqual([403, 'act-not-yours'])
  expect((await walk.view(id, 'adviser')).allowedActs).toEqual(
    expect.arrayContaining(['samples', 'site-inspections', 'lab-tests']),
  )
  expect((await walk.view(id, 'province')).allowedActs).toEqual(['samples'])
})

test('for a re-evaluation the advisory body goes and looks, and only on the grounds the law names', async () => {
  const id = await atAdvice()
  await server.db
    .updateTable('dossier')
    .set({ kind: 're-evaluation' })
    .where('id', '=', id)
    .execute()
  expect(refusal(await visit('adviser', id, planned))).toEqual([403, 'act-not-yours'])
  expect(refusal(await visit('province', id, planned))).toEqual([409, 'inspection-not-needed'])
  done(await visit('province', id, { ...planned, ground: 'evidence-unclear' }))
})

test('a commune may call a panel together: its members and minutes stand beside the report, and give no stars', async () => {
  const id = await walk.lodged()
  await walk.must('commune', id, 'accept')
  const panel = {
    heldOn: '2026-06-01',
    members: [
      { name: 'Phạm Văn Dũng', duty: 'Phó Chủ tịch UBND xã, tổ trưởng' },
      { name: 'Vũ Thị Lan', duty: 'Phòng Kinh tế' },
    ],
    minutes: 'Tổ đánh giá cấp xã thống nhất đề nghị.',
    minutesFileId: server.neighbours.file(null, 'commune'),
  }
  const ahead = { panel: { ...panel, heldOn: '2026-06-02' } }
  expect(refusal(await walk.act('commune', id, 'commune-report', ahead))).toEqual([
    422,
    'panel-unfit',
  ])
  await walk.must('commune', id, 'commune-report', { panel })
  const { communeReports, results } = await walk.view(id)
  expect(communeReports).toMatchObject([{ panel }])
  expect(results).toEqual([])
  expect(server.neighbours.linked).toContain(`${panel.minutesFileId} ${id}`)
})
