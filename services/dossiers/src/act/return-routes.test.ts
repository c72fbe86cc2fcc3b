import { afterAll, beforeAll, expect, test } from 'vitest'
import { dossiersServer, type DossiersServer } from '../test-dossiers.ts'
import { threeTiersOf } from '../test-three-tiers.ts'
import { refusal } from '../test-walk.ts'

let server: DossiersServer
let tiers: ReturnType<typeof threeTiersOf>
beforeAll(async () => {
  server = await dossiersServer()
  server.wall.now = '2025-05-05T02:00:00.000Z'
  tiers = threeTiersOf(server)
  await tiers.councils()
})
afterAll(() => server.stop())

test('a district recognises three stars itself, on the meeting’s report and its own council', async () => {
  const id = await tiers.concluded(await tiers.atDistrict(await tiers.lodged()), 66, 3)
  await tiers.walk.must('deciderThen', id, 'decisions')
  expect(await tiers.walk.view(id)).toMatchObject({
    regime: '148-2023',
    state: 'certified',
    certificate: { stars: 3 },
    communeReports: [{ panel: { minutes: expect.any(String) } }],
  })
})

test('without the chairman’s meeting the report is refused', async () => {
  const id = await tiers.lodged()
  await tiers.walk.must('communeThen', id, 'accept')
  const report = await tiers.walk.act('communeThen', id, 'commune-report', { panel: undefined })
  expect(refusal(report)).toEqual([422, 'panel-unfit'])
})

test('at exactly 70 the district forwards, with its samples, and does not decide', async () => {
  const id = await tiers.concluded(await tiers.atDistrict(await tiers.lodged()), 70, 4)
  const { walk } = tiers
  expect(refusal(await walk.act('deciderThen', id, 'decisions'))).toEqual([
    409,
    'must-be-forwarded',
  ])
  expect(refusal(await walk.act('deciderThen', id, 'forward'))).toEqual([409, 'samples-missing'])
})

test('at exactly 50 three stars are given, just below nothing is', async () => {
  const at50 = await tiers.concluded(await tiers.atDistrict(await tiers.lodged()), 50, 3)
  await tiers.walk.must('deciderThen', at50, 'decisions')
  const below = await tiers.concluded(await tiers.atDistrict(await tiers.lodged()), 49, 3)
  await tiers.walk.must('deciderThen', below, 'decisions', { stars: null })
  expect((await tiers.walk.view(below)).state).toBe('not-recognised')
})

test('below 70 the province neither decides nor forwards: it returns, and its result stays on record', async () => {
  const { walk } = tiers
  const id = await tiers.concluded(await tiers.forwarded(), 66, 3)
  expect(refusal(await walk.act('deciderThen', id, 'decisions'))).toEqual([409, 'must-be-returned'])
  expect(refusal(await walk.act('deciderThen', id, 'forward'))).toEqual([409, 'below-forwarding'])
  await walk.must('deciderThen', id, 'return')
  expect(await walk.view(id)).toMatchObject({
    state: 'lodged',
    level: 'district',
    attempt: 2,
    step: { step: 'return-review' },
    results: [
      { level: 'district', attempt: 1, mean: 75 },
      { level: 'province', attempt: 1, mean: 66 },
    ],
    decisions: [{ kind: 'forward' }, { kind: 'return', reason: expect.any(String) }],
  })
})

test('a result the province decides on is not returned', async () => {
  const id = await tiers.concluded(await tiers.forwarded(), 70, 4)
  const { walk } = tiers
  expect(refusal(await walk.act('deciderThen', id, 'return'))).toEqual([409, 'nothing-to-return'])
  await walk.must('deciderThen', id, 'decisions', { stars: 4 })
  expect((await walk.view(id)).certificate?.stars).toBe(4)
})

test('the district recognises three stars on the province’s result, and neither fewer nor more', async () => {
  const id = await tiers.returned()
  const { walk } = tiers
  expect(refusal(await walk.act('deciderThen', id, 'decisions', { stars: 4 }))).toEqual([
    409,
    'stars-not-as-result',
  ])
  await walk.must('deciderThen', id, 'decisions', { stars: 3 })
  const { certificate, results } = await walk.view(id)
  expect(certificate).toMatchObject({ stars: 3, standing: 'in-force' })
  expect(results).toHaveLength(2)
})

test('or has it improved and scores it again, under a new number beside the old scores', async () => {
  const id = await tiers.returned()
  const { walk } = tiers
  server.wall.now = '2025-05-06T02:00:00.000Z'
  await walk.must('officerThen', id, 'evaluate-again')
  await tiers.evaluate(id, 75, 4)
  await walk.must('officerThen', id, 'samples', {
    kind: 'received',
    units: 5,
    condition: 'Nguyên vẹn',
  })
  await walk.must('deciderThen', id, 'forward')
  const { level, attempt, results } = await walk.view(id)
  expect([level, attempt]).toEqual(['province', 2])
  expect(results.map((each) => [each.level, each.attempt, each.mean])).toEqual([
    ['district', 1, 75],
    ['province', 1, 66],
    ['district', 2, 75],
  ])
})
