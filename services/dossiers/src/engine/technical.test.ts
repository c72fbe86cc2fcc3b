import { expect, test } from 'vitest'
import { technicalCause, type ProcessHealth } from './technical.ts'

const now = '2026-10-06T02:00:00.000Z'
const since = '2026-10-06T01:55:00.000Z'
const justNow = '2026-10-06T01:59:30.000Z'
const running = (...pending: ProcessHealth['pending']): ProcessHealth => ({
  state: 'running',
  pending,
})
const activity = (attempt: number, started = true, at = since) => ({
  activities: [{ name: 'openStep', attempt, since: at, started }],
  task: undefined,
})
const task = (attempt: number, at = since) => ({ activities: [], task: { attempt, since: at } })
const kindOf = (health: ProcessHealth, hasWorker = true) =>
  technicalCause(health, { hasWorker, now })?.kind

test('a process that waits for people has no technical cause, with or without a worker', () => {
  expect([kindOf(running()), kindOf(running(), false)]).toEqual([undefined, undefined])
})

test('an activity that was tried a few times is weather; one that keeps failing is a cause, and is named', () => {
  expect(kindOf(running(activity(3)))).toBeUndefined()
  expect(technicalCause(running(activity(4)), { hasWorker: true, now })).toEqual({
    ...{ kind: 'activity-failing', what: 'openStep', attempts: 4, since },
  })
})

test('a cause in any of a process’s children is found', () => {
  expect(kindOf(running(task(1), activity(9)))).toBe('activity-failing')
})

test('a workflow task that keeps failing is a cause while there is a worker to fail it', () => {
  expect(kindOf(running(task(5)))).toBe('task-failing')
})

test('without a worker whatever waits for one longer than a minute says so', () => {
  expect(kindOf(running(task(1)), false)).toBe('no-worker')
  expect(kindOf(running(activity(1, false)), false)).toBe('no-worker')
  expect(kindOf(running(task(1, justNow)), false)).toBeUndefined()
  expect(kindOf(running(task(1)))).toBeUndefined()
})

test('a process nobody knows is a cause, one that has ended is none', () => {
  expect(kindOf({ state: 'missing', pending: [] })).toBe('process-missing')
  expect(kindOf({ state: 'closed', pending: [] })).toBeUndefined()
})
