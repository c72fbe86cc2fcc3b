import type { TechnicalCause } from '@ocop/supervision/contract/steps'

/** What one workflow of a process has pending, as the engine tells it. */
export type Pending = {
  readonly activities: readonly {
    readonly name: string
    readonly attempt: number
    readonly since: string
    readonly started: boolean
  }[]
  readonly task: { readonly attempt: number; readonly since: string } | undefined
}

/** A process and its children as the engine has them; `missing` when it never heard of it, or has forgotten it. */
export type ProcessHealth = {
  readonly state: 'running' | 'closed' | 'missing'
  readonly pending: readonly Pending[]
}

/** An activity is asked again as a matter of course; from so many attempts on it keeps failing. */
const attemptsMany = 4
/** So long a task may wait for a worker before its waiting means anything. */
const waitedLongMs = 60_000

/** What keeps a process from moving, if anything does. */
export const technicalCause = (
  { state, pending }: ProcessHealth,
  { hasWorker, now }: { readonly hasWorker: boolean; readonly now: string },
): TechnicalCause | null => {
  if (state === 'missing')
    return { kind: 'process-missing', what: 'workflow', attempts: 0, since: now }
  const failing = pending
    .flatMap(({ activities }) => activities)
    .find(({ attempt }) => attempt >= attemptsMany)
  if (failing)
    return {
      kind: 'activity-failing',
      what: failing.name,
      attempts: failing.attempt,
      since: failing.since,
    }
  const tasks = pending.flatMap(({ task }) => task ?? [])
  const broken = tasks.find(({ attempt }) => attempt >= attemptsMany)
  if (broken && hasWorker)
    return {
      kind: 'task-failing',
      what: 'workflow task',
      attempts: broken.attempt,
      since: broken.since,
    }
  if (hasWorker) return null
  const waiting = [
    ...tasks,
    ...pending.flatMap(({ activities }) => activities.filter(({ started }) => !started)),
  ].find(({ since }) => Date.parse(now) - Date.parse(since) > waitedLongMs)
  return waiting
    ? { kind: 'no-worker', what: 'worker', attempts: waiting.attempt, since: waiting.since }
    : null
}
