import { afterAll, beforeAll, expect, test } from 'vitest'
import { ConflictList } from '../../contract/council.ts'
import { ScoringView } from '../../contract/dossier.ts'
import { done, dossiersServer, newId, type Answer, type DossiersServer } from '../test-dossiers.ts'
import type { Who } from '../test-people.ts'
import { foundCityCouncil, roundOn } from '../test-round.ts'
import { refusal, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  await foundCityCouncil(server)
})
afterAll(() => server.stop())

let products = 0
const aDossierAtScoring = async () =>
  walk.atScoring(
    await walk.lodged({ product: { name: `Bánh gai số ${(products += 1)}`, sheet: 1 } }),
  )
const declare = (who: Who, id: string, more: object = {}): Promise<Answer> =>
  server.as(who).post(`/dossiers/${id}/conflicts`, {
    commandId: newId(),
    ground: 'kinship',
    reason: 'Anh ruột của chủ thể',
    ...more,
  })
const reason = 'Khai nhầm người cùng họ tên'
const lift = (who: Who, id: string, more: object = {}): Promise<Answer> =>
  server.as(who).post(`/dossiers/${id}/conflicts/lifts`, {
    ...{ commandId: newId(), personId: 'member', reason },
    ...more,
  })
const listed = (id: string) =>
  server.as('secretary').read(`/dossiers/${id}/conflicts`, ConflictList)
const expected = async (id: string): Promise<number> =>
  (await server.as('secretary').read(`/dossiers/${id}/scorecards`, ScoringView)).expected

test('a conflict declared in error is lifted: the member knows of the dossier again, counts and scores', async () => {
  const id = await aDossierAtScoring()
  done(await declare('member', id))
  expect(await expected(id)).toBe(3)
  done(await lift('chair', id))
  expect(await expected(id)).toBe(4)
  done(await walk.score('member', id, 60))
})

test('what was lifted stays on record as it was declared, with who lifted it and why', async () => {
  const id = await aDossierAtScoring()
  done(await declare('secretary', id, { personId: 'member', ground: 'ownership' }))
  done(await lift('decider', id))
  expect(await listed(id)).toMatchObject({
    items: [],
    lifted: [
      {
        personId: 'member',
        ground: 'ownership',
        declaredBy: 'secretary',
        liftedBy: 'decider',
        liftReason: reason,
      },
    ],
  })
})

test('a second lift and a lift of nothing are refused, each by its own name; declared anew it stands again', async () => {
  const id = await aDossierAtScoring()
  expect(refusal(await lift('chair', id))).toEqual([404, 'conflict-unknown'])
  done(await declare('member', id))
  done(await lift('chair', id))
  expect(refusal(await lift('chair', id))).toEqual([409, 'conflict-lifted'])
  done(await declare('member', id))
  expect(await listed(id)).toMatchObject({ items: [{ personId: 'member' }], lifted: [{}] })
  done(await lift('chair', id))
  expect((await listed(id)).lifted).toHaveLength(2)
})

test('once a card is in no conflict is lifted, and it stands as it stood', async () => {
  const id = await aDossierAtScoring()
  done(await declare('member', id))
  done(await walk.score('vice', id, 60))
  expect(refusal(await lift('chair', id))).toEqual([409, 'conflict-settled'])
  expect(await listed(id)).toMatchObject({ items: [{ personId: 'member' }], lifted: [] })
})

test('a conflict that follows from an act in another post is not lifted', async () => {
  const id = await walk.atProvince(await walk.lodged({ product: { name: 'Bánh cáy', sheet: 1 } }))
  await walk.must('province', id, 'accept')
  await walk.must('twoPosts', id, 'advisory-report')
  await roundOn(server).inMeeting([id])
  const refused = await lift('chair', id, { personId: 'twoPosts' })
  expect(refusal(refused)).toEqual([409, 'conflict-by-rule'])
})

test('the same lift sent again is the same lift, and the declaration sent again declares nothing anew', async () => {
  const id = await aDossierAtScoring()
  const [declared, lifted] = [{ commandId: newId() }, { commandId: newId() }]
  done(await declare('member', id, declared))
  const both = await Promise.all([lift('chair', id, lifted), lift('chair', id, lifted)])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect((await declare('member', id, declared)).status).toBe(200)
  expect(await listed(id)).toMatchObject({ items: [], lifted: [{ personId: 'member' }] })
  const other = await lift('chair', id, { ...lifted, personId: 'vice' })
  expect(refusal(other)).toEqual([409, 'command-reused'])
})

test.each<[Who, object, number, string]>([
  ['vice', {}, 403, 'act-not-yours'],
  ['secretary', {}, 403, 'act-not-yours'],
  ['twoPosts', {}, 403, 'act-not-yours'],
  ['province', {}, 403, 'act-not-yours'],
  ['stranger', {}, 403, 'act-not-yours'],
  ['chair', { personId: 'chair' }, 403, 'act-not-yours'],
  ['member', {}, 404, 'dossier-unknown'],
  ['otherProvince', {}, 404, 'dossier-unknown'],
  ['chair', { reason: '' }, 422, 'body-invalid'],
])('%s lifting %j: %i %s', async (who, more, ...told) => {
  const id = await aDossierAtScoring()
  done(await declare('member', id))
  expect(refusal(await lift(who, id, more))).toEqual(told)
})

test('a council whose statute names the secretary has its conflicts lifted by the secretary alone', async () => {
  await foundCityCouncil(server, {
    liftsConflicts: { by: ['secretary'], article: 'Quy chế 12/QC-HĐ, Điều 5' },
  })
  const id = await aDossierAtScoring()
  done(await declare('member', id))
  for (const who of ['chair', 'decider'] as const)
    expect(refusal(await lift(who, id))).toEqual([403, 'act-not-yours'])
  done(await lift('secretary', id))
})
