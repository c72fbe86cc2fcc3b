import { afterAll, beforeAll, expect, test } from 'vitest'
import { ScoringView } from '../../contract/dossier.ts'

import { done, dossiersServer, type DossiersServer } from '../test-dossiers.ts'
import type { Who } from '../test-people.ts'
import { resultOf, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  await walk.council()
})
afterAll(() => server.stop())

const aDossierAtScoring = async (): Promise<string> => walk.atScoring(await walk.lodged())
const scoring = (who: Who, id: string): Promise<ScoringView> =>
  server.as(who).read(`/dossiers/${id}/scorecards`, ScoringView)
test('a member sees nobody’s card, and no sum of them, before their own is in', async () => {
  const id = await aDossierAtScoring()
  done(await walk.score('chair', id, 60, 3))
  const blind = { cards: [], mine: null, sum: null, mean: null, gap: null, gapTooWide: null }
  expect(await scoring('member', id)).toMatchObject({
    ...blind,
    expected: 3,
    received: 1,
    count: 1,
  })
  done(await walk.score('member', id, 64, 3))
  expect(await scoring('member', id)).toMatchObject({
    sum: 124,
    mean: 62,
    gap: 4,
    mine: { total: 64 },
  })
  expect((await scoring('member', id)).cards.map(({ total }) => total)).toEqual([60, 64])
  expect(await scoring('other', id)).toMatchObject({ ...blind, received: 2 })
})

test('between two scorings a member who has not scored again sees nothing', async () => {
  const id = await aDossierAtScoring()
  for (const [who, points] of [
    ['chair', 80],
    ['member', 60],
    ['other', 61],
  ] as const)
    done(await walk.score(who, id, points, 3))
  await walk.must('chair', id, 'second-scoring')
  expect(await walk.view(id)).toMatchObject({ step: { step: 'council-scoring', scoring: 2 } })
  expect(await scoring('member', id)).toMatchObject({
    scoring: 2,
    cards: [{ mine: true, total: 60 }],
    sum: null,
    received: 0,
  })
})

test('while a step is being opened, who has not scored sees nothing either', async () => {
  const id = await aDossierAtScoring()
  done(await walk.score('chair', id, 60, 3))
  await server.db.updateTable('dossier').set({ step: null }).where('id', '=', id).execute()
  expect(await scoring('member', id)).toMatchObject({ cards: [], sum: null, mean: null })
})

test('once the council has concluded, its members see all cards', async () => {
  const id = await aDossierAtScoring()
  for (const who of ['chair', 'member', 'other'] as const) done(await walk.score(who, id, 60, 3))
  await walk.must('chair', id, 'council-results', resultOf(60, 3))
  expect(await scoring('member', id)).toMatchObject({ sum: 180, count: 3 })
})

test.each<[Who, number]>([
  ['producer', 404],
  ['province', 404],
  ['decider', 404],
  ['stranger', 404],
  ['secretary', 200],
  ['chair', 200],
])('the scoring as %s may see it: %i', async (who, status) => {
  const id = await aDossierAtScoring()
  done(await walk.score('member', id, 60))
  expect((await server.as(who).get(`/dossiers/${id}/scorecards`)).status).toBe(status)
})
