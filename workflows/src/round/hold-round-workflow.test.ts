import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal } from '../../test/refusal.ts'
import { openRoundStage, RoundInPlay, type RoundStage } from '../../test/round-in-play.ts'

let stage: RoundStage
beforeAll(async () => {
  stage = await openRoundStage()
})
afterAll(() => stage.stop())

const aRound = async (): Promise<RoundInPlay> => {
  const round = new RoundInPlay(stage)
  await round.start()
  await round.nextDue()
  return round
}
const listed = async (): Promise<RoundInPlay> => {
  const round = await aRound()
  await round.stepTo('2026-10-30T02:00:00.000Z')
  return round
}
const meeting = async (): Promise<RoundInPlay> => {
  const round = await listed()
  await round.act('convene', { state: 'convened', dueOn: '2026-11-09' })
  await round.act('send-pack', { state: 'pack-sent', dueOn: '2026-11-10' })
  await round.act('open-meeting', { state: 'meeting', dueOn: '2026-11-24' })
  return round
}

test('a round goes from its cut-off to its last decision, telling its dossiers what it ordered', async () => {
  const round = await meeting()
  await round.act('open-scoring', { orders: 6 })
  await round.act('conclude', { state: 'concluded', dueOn: '2026-12-29' })
  await round.act('decisions', { orders: 2, decided: true })
  await round.handle.result()
  expect(round.story).toEqual([
    'open round-cut-off',
    'list',
    'close round-cut-off: round-convening',
    'open round-convening',
    'apply convene',
    'close round-convening: round-pack',
    'open round-pack',
    'apply send-pack',
    'close round-pack: round-meeting',
    'open round-meeting',
    'apply open-meeting',
    'close round-meeting: round-conclusion',
    'open round-conclusion',
    'apply open-scoring',
    'orders 6',
    'orders 2',
    'apply conclude',
    'close round-conclusion: round-decision',
    'open round-decision',
    'apply decisions',
    'orders 2',
    'closed',
    'close round-decision: closed',
    'end',
  ])
  await round.record('from-cut-off-to-decisions')
})

test('before its cut-off nothing can be done with a round; its list closes at that very moment', async () => {
  const round = await aRound()
  expect(await refusal(round.act('convene', { state: 'convened' }))).toBe('act-not-now')
  await round.stepTo('2026-10-29T16:59:59.999Z')
  expect(round.story).toEqual(['open round-cut-off'])
  await round.stepTo('2026-10-29T17:00:00.000Z')
  await round.nextDue()
  expect(round.story).toContain('list')
})

test('a meeting adjourned to another day is another visit of its step', async () => {
  const round = await meeting()
  await round.act('adjourn', { state: 'pack-sent', dueOn: '2026-11-12' })
  await round.act('open-meeting', { state: 'meeting', dueOn: '2026-11-26' })
  await round.nextDue()
  expect(round.story.slice(-6)).toEqual([
    'apply adjourn',
    'close round-conclusion: round-meeting',
    'open round-meeting/2',
    'apply open-meeting',
    'close round-meeting: round-conclusion',
    'open round-conclusion/2',
  ])
  await round.record('adjourned')
})

test('where written opinions differ the round turns to a meeting', async () => {
  const round = await listed()
  await round.act('convene', { state: 'convened', dueOn: '2026-11-02' })
  await round.act('send-pack', { state: 'opinions', dueOn: '2026-11-09' })
  await round.act('open-scoring', { orders: 1 })
  await round.act('convene', { state: 'pack-sent', dueOn: '2026-11-12' })
  await round.act('open-meeting', { state: 'meeting', dueOn: '2026-11-26' })
  await round.nextDue()
  expect(round.story.filter((line) => line.startsWith('open '))).toEqual([
    ...['open round-cut-off', 'open round-convening', 'open round-pack'],
    ...['open round-opinions', 'open round-meeting', 'open round-conclusion'],
  ])
  await round.record('opinions-then-meeting')
})

test('of two who conclude at the same moment one does, and the other is out of turn', async () => {
  const round = await meeting()
  const conclude = () => round.act('conclude', { state: 'concluded', dueOn: '2026-12-29' })
  const outcomes = await Promise.all([refusal(conclude()), refusal(conclude())])
  expect(outcomes.toSorted()).toEqual(['accepted', 'act-not-now'])
  expect(round.story.filter((line) => line === 'apply conclude')).toHaveLength(1)
  await round.record('two-conclude')
})

test('the same command again is answered the same and counts once', async () => {
  const round = await listed()
  const commandId = randomUUID()
  const consequence = { state: 'convened', dueOn: '2026-11-09' } as const
  const [one, other] = await Promise.all([
    round.act('convene', consequence, commandId),
    round.act('convene', consequence, commandId),
  ])
  expect(other).toEqual(one)
  expect(round.story.filter((line) => line === 'apply convene')).toHaveLength(1)
})

test('what the record refuses changes nothing, and says why', async () => {
  const round = await listed()
  expect(await refusal(round.act('convene', { refused: 'meeting-too-soon' }))).toBe(
    'meeting-too-soon',
  )
  await round.nextDue()
  expect(round.story.at(-1)).toBe('open round-convening')
  await round.record('convening-refused')
})

test('a round not convened in time is told, and climbs the ladder', async () => {
  const round = await listed()
  await round.stepTo('2026-11-06T02:00:00.000Z')
  expect(round.story.slice(-2)).toEqual([
    'tell council-secretary: due',
    'tell council-secretary: rung-1',
  ])
  await round.record('convened-late')
})

test('results concluded and decided at the very deadline are in time; behind it they count, and the lateness is told once', async () => {
  const lines = (round: RoundInPlay) => round.story.filter((line) => line.endsWith(': due'))
  const conclude = { state: 'concluded', dueOn: '2026-12-29' } as const
  const inTime = await meeting()
  inTime.now = '2026-11-24T16:59:59.999Z'
  await inTime.act('conclude', conclude)
  inTime.now = '2026-12-29T16:59:59.999Z'
  await inTime.act('decisions', { decided: true })
  await inTime.handle.result()
  expect(lines(inTime)).toEqual([])
  const late = await meeting()
  await late.stepTo('2026-11-24T16:59:59.999Z')
  await late.nextDue()
  await late.act('conclude', conclude)
  await late.act('decisions', { decided: true })
  await late.handle.result()
  expect(lines(late)).toHaveLength(1)
})

test('decisions that dossiers took by themselves end the round too', async () => {
  const round = await meeting()
  await round.act('conclude', { state: 'concluded', dueOn: '2026-12-29' })
  await round.nextDue()
  stage.rounds.change(round.id, { decided: true })
  await round.tellChanged()
  await round.handle.result()
  expect(round.story.slice(-3)).toEqual(['closed', 'close round-decision: closed', 'end'])
  await round.record('decided-one-by-one')
})

test('services that die after their work and workers that come and go leave one of everything', async () => {
  const round = await meeting()
  stage.rounds.breakDown(round.id, 'carryOutOrders', 1)
  stage.rounds.breakDown(round.id, 'applyToProcess', 1)
  await round.act('open-scoring', { orders: 4 })
  await stage.replaceWorker()
  await round.act('conclude', { state: 'concluded', dueOn: '2026-12-29' })
  await stage.replaceWorker()
  await round.act('decisions', { decided: true })
  await round.handle.result()
  for (const line of ['apply open-scoring', 'apply conclude', 'apply decisions', 'closed', 'end'])
    expect(round.story.filter((each) => each === line)).toEqual([line])
})
