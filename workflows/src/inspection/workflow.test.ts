import { afterAll, beforeAll, expect, test } from 'vitest'
import { InspectionInPlay } from '../../test/inspection-in-play.ts'
import { recordProcess } from '../../test/recording.ts'
import { refusal } from '../../test/refusal.ts'
import { openStage, type Stage } from '../../test/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.stop())

const inItsQuarter = async (): Promise<InspectionInPlay> => {
  const inspection = new InspectionInPlay(stage)
  await inspection.plan()
  await inspection.stepTo('2026-07-06T02:00:00.000Z')
  return inspection
}
const fixing = (fixes: number) => ({ state: 'fixing' as const, fixBy: '2026-07-31', fixes })

test('it waits for its quarter, then for the visit, the fixes and their review', async () => {
  const inspection = new InspectionInPlay(stage)
  await inspection.plan()
  expect(await refusal(inspection.act('visits', {}))).toBe('act-not-now')
  expect(inspection.story).toEqual([])
  await inspection.stepTo('2026-07-06T02:00:00.000Z')
  await inspection.act('visits', fixing(1))
  await inspection.act('fixes', { ...fixing(1), state: 'checking' })
  await inspection.act('reviews', fixing(2))
  await inspection.act('fixes', { ...fixing(2), state: 'checking' })
  await inspection.act('reviews', { state: 'closed' })
  expect(await inspection.handle.result()).toBe('closed')
  expect(inspection.story).toEqual([
    ...['open visit', 'apply visits', 'close visit: fixing'],
    ...['open fix', 'apply fixes', 'close fix: checking'],
    ...['open fix-check', 'apply reviews', 'close fix-check: fixing'],
    ...['open fix/2', 'apply fixes', 'close fix: checking'],
    ...['open fix-check/2', 'apply reviews', 'close fix-check: closed', 'end'],
  ])
  await recordProcess('fixed-twice.inspection', inspection.handle)
})

test('a fix that does not come is told as due, and the inspector may refer to revocation', async () => {
  const inspection = await inItsQuarter()
  await inspection.act('visits', fixing(1))
  await inspection.stepTo('2026-08-03T02:00:00.000Z')
  expect(inspection.story.slice(-2)).toEqual(['tell producer: due', 'tell producer: rung-1'])
  await inspection.act('revocation-referrals', { state: 'to-revocation' })
  expect(await inspection.handle.result()).toBe('to-revocation')
  await recordProcess('referred.inspection', inspection.handle)
})

test('a step that was given more time from outside is told as due then, and not before', async () => {
  const inspection = await inItsQuarter()
  await inspection.act('visits', fixing(1))
  await inspection.extend('fix', 14)
  await inspection.stepTo('2026-08-03T02:00:00.000Z')
  expect(inspection.story.at(-1)).toBe('restate fix')
  await inspection.stepTo('2026-08-17T02:00:00.000Z')
  expect(inspection.story.slice(-2)).toEqual(['tell producer: 1', 'tell producer: 1'])
  // A word about a step that is closed by now leads to nothing.
  await inspection.act('fixes', { ...fixing(1), state: 'checking' })
  await inspection.extend('fix', 1)
  expect(inspection.story.at(-1)).toBe('open fix-check')
  await inspection.act('reviews', { state: 'closed' })
  expect(await inspection.handle.result()).toBe('closed')
  await recordProcess('extended.inspection', inspection.handle)
})

test('one whose certificate has ended when its quarter begins lapses; a cancelled one ends', async () => {
  const idle = new InspectionInPlay(stage)
  await idle.plan()
  idle.change({ idle: true })
  await idle.stepTo('2026-07-06T02:00:00.000Z')
  expect(await idle.handle.result()).toBe('lapsed')
  expect(idle.story).toEqual(['lapse', 'end'])
  const cancelled = new InspectionInPlay(stage)
  await cancelled.plan()
  await cancelled.act('cancellation', { state: 'cancelled' })
  expect(await cancelled.handle.result()).toBe('cancelled')
  await recordProcess('lapsed.inspection', idle.handle)
  await recordProcess('cancelled.inspection', cancelled.handle)
})
