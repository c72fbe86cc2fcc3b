import { afterAll, beforeAll, expect, test } from 'vitest'
import { PackView, RoundPage } from '../../contract/round.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import type { Who } from '../test-people.ts'
import { roundOn } from '../test-round.ts'
import { refusal, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
let rounds: ReturnType<typeof roundOn>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  rounds = roundOn(server)
  await walk.council()
})
afterAll(() => server.stop())

const aDossier = async (): Promise<string> =>
  walk.toRound(await walk.lodged({ product: { name: `Bánh ${newId()}`, sheet: 1 } }))
const standings = async (round: string, who: Who = 'secretary') =>
  (await rounds.view(round, who)).dossiers.map(({ standing }) => standing)
const letter = { letter: { number: '15/GM', agenda: 'Đánh giá, phân hạng' } }
test('a member sees no dossier of the round they keep out of: not in its list, its pack or its orders', async () => {
  const [one, other] = [await aDossier(), await aDossier()]
  const round = await rounds.packed([one, other])
  const body = { commandId: newId(), ground: 'kinship', reason: 'Em gái của chủ thể' }
  done(await server.as('member').post(`/dossiers/${one}/conflicts`, body))
  expect((await rounds.view(round, 'member')).dossiers).toMatchObject([{ dossierId: other }])
  expect((await rounds.view(round, 'chair')).dossiers).toHaveLength(2)
  const open = await server.as('member').post(`/rounds/${round}/pack-openings`, undefined)
  expect(PackView.parse(done(open)).dossiers).toMatchObject([{ dossierId: other }])
})

test('the secretary’s bulk opening leaves out what the secretary keeps out of; the chair opens it', async () => {
  const [one, other] = [await aDossier(), await aDossier()]
  const round = await rounds.met([one, other])
  const body = { commandId: newId(), ground: 'ownership', reason: 'Góp vốn vào hợp tác xã' }
  done(await server.as('secretary').post(`/dossiers/${one}/conflicts`, body))
  await rounds.must('secretary', round, 'open-scoring')
  expect(await standings(round, 'chair')).toEqual(['ready', 'scoring'])
  const named = await rounds.act('secretary', round, 'open-scoring', { dossiers: [one] })
  expect(refusal(named)).toEqual([409, 'dossiers-not-ready'])
  await rounds.must('chair', round, 'open-scoring')
  expect(await standings(round, 'chair')).toEqual(['scoring', 'scoring'])
})

test.each<[Who, number, string]>([
  ['member', 403, 'act-not-yours'],
  ['decider', 403, 'act-not-yours'],
  ['adviser', 403, 'act-not-yours'],
  ['ministryOfficer', 403, 'act-not-yours'],
  ['stranger', 403, 'act-not-yours'],
  ['otherProvince', 404, 'round-unknown'],
  ['commune', 404, 'round-unknown'],
  ['producer', 404, 'round-unknown'],
  ['nobody', 404, 'round-unknown'],
])('%s leads no round: %i %s', async (who, ...expected) => {
  const round = await rounds.planned({ dossiers: [await aDossier()] })
  const { version } = await rounds.view(round)
  const body = { commandId: newId(), seenVersion: version, ...letter, mode: 'meeting' }
  expect(refusal(await server.as(who).post(`/rounds/${round}/convene`, body))).toEqual(expected)
})

test('rounds are listed to the people of the council’s unit, and nobody else counts them', async () => {
  const ofUnit = await server.as('member').read('/rounds?pageSize=100', RoundPage)
  expect(ofUnit.total).toBeGreaterThan(3)
  for (const who of ['otherProvince', 'producer', 'commune', 'nobody'] as const)
    expect(await server.as(who).read('/rounds', RoundPage)).toMatchObject({ items: [], total: 0 })
})
