import { afterAll, beforeAll, expect, test } from 'vitest'
import { sheet } from '../test-cards.ts'
import { done, dossiersServer, type DossiersServer } from '../test-dossiers.ts'
import { changeForm, productWith } from '../test-recognised.ts'
import { roundOn } from '../test-round.ts'
import { faultsOf, refusal, resultOf, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  await walk.council()
})
afterAll(() => server.stop())

const today = '2026-10-05'
const daysAfter = (days: number): string => Temporal.PlainDate.from(today).add({ days }).toString()
const on = (day: string): void => {
  server.wall.now = `${day}T02:00:00.000Z`
}
const recognised = (stars: number, validTo = daysAfter(150)) => {
  on(today)
  return productWith(server.db, { stars, validTo })
}
const begin = (kind: string, id: string) =>
  server.as('producer').post('/dossiers', { kind, product: { id } })
const reEvaluated = (id: string) => walk.draft({ kind: 're-evaluation', product: { id } })

test('a product is upgraded from its certificate in force, which its dossier names', async () => {
  const { productId, number } = await recognised(3)
  const id = await walk.lodged({ kind: 'upgrade', product: { id: productId } })
  expect(await walk.view(id)).toMatchObject({ held: { certificate: number, stars: 3 } })
})

test.each([
  ['upgrade', 5, 'stars-highest'],
  ['first', 3, 'product-recognised'],
])('%s of a product with %i stars is refused: %s', async (kind, stars, code) => {
  const { productId } = await recognised(stars)
  expect(refusal(await begin(kind, productId))).toEqual([409, code])
})

test('a certificate whose term is over carries neither an upgrade nor a re-evaluation', async () => {
  const { productId } = await recognised(3, daysAfter(-1))
  for (const kind of ['upgrade', 're-evaluation'])
    expect(refusal(await begin(kind, productId))).toEqual([409, 'certificate-missing'])
  done(await begin('first', productId))
})

test('an upgrade shows what changed and proves it with papers it has', async () => {
  const { productId } = await recognised(3)
  const id = await walk.draft({ kind: 'upgrade', product: { id: productId } })
  await changeForm(server, id, [])
  expect(faultsOf(await walk.act('producer', id, 'lodge'))).toEqual([
    ['/form/changes', 'changes-missing'],
  ])
  await changeForm(server, id, [{ text: 'Thêm kiểm nghiệm', proof: ['test-report'] }])
  expect(faultsOf(await walk.act('producer', id, 'lodge'))).toEqual([
    ['/form/changes/0/proof', 'proof-missing'],
  ])
})

test('an upgrade that gains no star leaves the certificate as it was; one that does replaces it', async () => {
  const { productId, number } = await recognised(3)
  const standing = async () =>
    server.db
      .selectFrom('certificate')
      .select(['standing', 'replacedBy'])
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
  const wish = { kind: 'upgrade', product: { id: productId } }
  const failed = await walk.concluded(await walk.lodged(wish), 60, 3)
  expect(refusal(await walk.act('decider', failed, 'decisions', { stars: 3 }))).toEqual([
    409,
    'stars-not-as-result',
  ])
  await walk.must('decider', failed, 'decisions', { stars: null })
  expect(await standing()).toEqual({ standing: 'in-force', replacedBy: null })
  const risen = await walk.concluded(await walk.lodged(wish), 75, 4)
  await walk.must('decider', risen, 'decisions', { stars: 4 })
  const { certificate, previousId } = await walk.view(risen)
  expect(previousId).toBe(failed)
  expect(await standing()).toEqual({ standing: 'replaced', replacedBy: certificate?.number })
})

test.each([
  [181, 'filing-too-early'],
  [180, 'done'],
  [120, 'done'],
])('a re-evaluation lodged %i days before the end: %s', async (days, code) => {
  const { productId } = await recognised(3, daysAfter(days))
  const id = await reEvaluated(productId)
  expect(refusal(await walk.act('producer', id, 'lodge'))[1]).toBe(code)
})

test('119 days before the end it is taken as late, under the transitional article', async () => {
  const { productId } = await recognised(3, daysAfter(119))
  const id = await reEvaluated(productId)
  await walk.must('producer', id, 'lodge')
  const { filing } = await server.db
    .selectFrom('dossier')
    .select('filing')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(filing).toBe('late')
})

test('a re-evaluation has no advisory team, written opinions, and 45 days from the receipt', async () => {
  const { productId } = await recognised(3)
  const id = await reEvaluated(productId)
  await walk.must('producer', id, 'lodge')
  await walk.atProvince(id)
  await walk.must('province', id, 'accept')
  expect(refusal(await walk.act('adviser', id, 'advisory-report'))).toEqual([403, 'act-not-yours'])
  await walk.must('province', id, 'advisory-report')
  await roundOn(server).inWriting([id])
  for (const who of ['chair', 'member', 'other'] as const) done(await walk.score(who, id, 55, 3))
  await walk.must('chair', id, 'council-results', resultOf(55, 3))
  const view = await walk.view(id)
  expect(view.results).toMatchObject([{ manner: 'written-opinions' }])
  expect(view.step).toMatchObject({ step: 'decision', article: expect.stringContaining('điểm g') })
  // Forty-five days from the day the province got it, to the end of that day.
  expect(view.step?.dueAt).toBe(`${daysAfter(45)}T16:59:59.999Z`)
})

test('a knock-out refuses the dossier: no certificate, the reason on record, and it may be lodged anew', async () => {
  on('2026-06-01')
  const id = await walk.atScoring(await walk.lodged())
  for (const who of ['chair', 'member', 'other'] as const) done(await walk.score(who, id, 55, 3))
  const [knockout] = sheet.knockouts
  await walk.must('chair', id, 'council-results', {
    ...resultOf(55, 3),
    knockouts: [knockout?.code],
  })
  expect(refusal(await walk.act('decider', id, 'decisions', { stars: 3 }))).toEqual([
    409,
    'stars-not-as-result',
  ])
  await walk.must('decider', id, 'decisions', { stars: null })
  const refused = await walk.view(id)
  expect(refused).toMatchObject({
    state: 'refused',
    certificate: null,
    decisions: [{ kind: 'refuse', reason: knockout?.vi }],
  })
  const again = await walk.lodged({ product: { id: refused.product.id } })
  expect(await walk.view(again)).toMatchObject({ previousId: id, state: 'lodged' })
})

test.each([
  ['2026-05-21', '1489-2025'],
  ['2026-05-22', '26-2026'],
])('what is lodged on %s follows %s to its end', async (day, law) => {
  on(day)
  const id = await walk.lodged()
  on('2026-06-10')
  await walk.must('commune', id, 'accept')
  expect((await walk.view(id)).regime).toBe(law)
})
