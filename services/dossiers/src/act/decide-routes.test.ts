import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, dossiersServer, type DossiersServer } from '../test-dossiers.ts'
import type { Who } from '../test-people.ts'
import { refusal, resultOf, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  await walk.council()
})
afterAll(() => server.stop())

const concluded = async (points: number, stars: number): Promise<string> =>
  walk.concluded(await walk.lodged(), points, stars)

/** A council whose members gave these totals and agreed on a five-star sheet. */
const scored = async (...totals: readonly [number, number, number]): Promise<string> => {
  const id = await walk.atScoring(await walk.lodged())
  for (const [index, who] of (['chair', 'member', 'other'] as const).entries())
    done(await walk.score(who, id, totals[index] ?? 0, 4))
  await walk.must('chair', id, 'council-results', resultOf(95, 5))
  return id
}

test('three stars are decided as the council found them, and the certificate is on record', async () => {
  const id = await concluded(55, 3)
  await walk.must('decider', id, 'decisions')
  expect(await walk.view(id)).toMatchObject({
    state: 'certified',
    step: null,
    decisions: [{ kind: 'recognise', stars: 3, number: '123/QĐ-UBND', decidedOn: '2026-06-01' }],
    certificate: { stars: 3, standing: 'in-force', validFrom: '2026-06-01', validTo: '2029-06-01' },
  })
})

test.each([
  [55, 3, 4],
  [55, 3, null],
  [75, 4, 3],
  [75, 4, 5],
])(
  'of a result of %i points and %i stars, a decision of %s is refused',
  async (points, due, stars) => {
    const id = await concluded(points, due)
    const answer = await walk.act('decider', id, 'decisions', { stars })
    expect(refusal(answer)).toEqual([409, 'stars-not-as-result'])
    expect(answer.body).toMatchObject({ stars: due })
    expect(await walk.view(id)).toMatchObject({ state: 'lodged', decisions: [], certificate: null })
  },
)

test('below fifty points nothing is recognised, and there is no certificate', async () => {
  const id = await concluded(49, 0)
  expect(refusal(await walk.act('decider', id, 'decisions', { stars: 3 }))).toEqual([
    409,
    'stars-not-as-result',
  ])
  await walk.must('decider', id, 'decisions', { stars: null })
  expect(await walk.view(id)).toMatchObject({
    state: 'not-recognised',
    decisions: [{ kind: 'not-recognise', stars: null }],
    certificate: null,
  })
})

test('at a mean of exactly 90 the province forwards and does not decide', async () => {
  const id = await scored(90, 89, 91)
  expect(refusal(await walk.act('decider', id, 'decisions', { stars: 4 }))).toEqual([
    409,
    'must-be-forwarded',
  ])
  await walk.must('decider', id, 'forward')
  expect(await walk.view(id)).toMatchObject({
    level: 'ministry',
    step: { step: 'intake' },
    state: 'lodged',
  })
})

test('a mean that only rounds to 90 is decided at the province', async () => {
  const id = await scored(90, 90, 89)
  expect(refusal(await walk.act('decider', id, 'forward'))).toEqual([409, 'below-forwarding'])
  await walk.must('decider', id, 'decisions', { stars: 4 })
  expect((await walk.view(id)).certificate?.stars).toBe(4)
})

test('without a council’s result there is nothing to decide', async () => {
  const id = await concluded(55, 3)
  await server.db.deleteFrom('councilResult').where('dossierId', '=', id).execute()
  expect(refusal(await walk.act('decider', id, 'decisions'))).toEqual([409, 'quorum-missing'])
})

test.each<[Who, number, string]>([
  ['chair', 403, 'act-not-yours'],
  ['province', 403, 'act-not-yours'],
  ['communeHead', 403, 'act-not-yours'],
  ['ministryDecider', 403, 'act-not-yours'],
  ['producer', 403, 'act-not-yours'],
  ['otherProvince', 404, 'dossier-unknown'],
  ['farCommune', 404, 'dossier-unknown'],
])('%s does not decide for the province: %i %s', async (who, ...expected) => {
  const id = await concluded(55, 3)
  expect(refusal(await walk.act(who, id, 'decisions'))).toEqual(expected)
})

test('nothing live is decided on a sheet that has not been checked against the decision', async () => {
  server.wall.now = '2025-08-04T02:00:00.000Z'
  const id = await walk.lodged({ product: { name: 'Chè Kim Thành', sheet: 11 } })
  await walk.atScoring(id)
  await server.db
    .insertInto('councilResult')
    .values({
      ...{ dossierId: id, level: 'province', attempt: 1, scoring: 1 },
      ...{ pointsSum: 165, cardCount: 3, stars: 3, knockouts: [], minutes: 'Biên bản' },
      agreed: '{}',
      grade: '{"rejectedBy":[]}',
      concludedAt: server.wall.now,
      commandId: await anyCommand(id),
    })
    .execute()
  const { step } = await walk.view(id)
  const atDecision = {
    ...step,
    step: 'decision',
    holder: { ...step?.holder, role: 'decision-maker' },
  }
  await server.db
    .updateTable('dossier')
    .set({ step: JSON.stringify(atDecision) })
    .where('id', '=', id)
    .execute()
  expect(refusal(await walk.act('decider', id, 'decisions'))).toEqual([409, 'sheet-unreconciled'])
  server.wall.now = '2026-06-01T02:00:00.000Z'
})

const anyCommand = async (dossierId: string): Promise<string> =>
  (
    await server.db
      .selectFrom('command')
      .select('id')
      .where('dossierId', '=', dossierId)
      .executeTakeFirstOrThrow()
  ).id
