import { randomUUID } from 'node:crypto'
import type { StepChangeOrder } from '@ocop/dossiers/contract/step-change'
import type { PostStanding, StandIn } from '@ocop/identity/contract/leave'
import { Problem } from '@ocop/kernel/problem'
import type { Logger } from '@ocop/runtime/logger'
import { changeStep } from '../ledger/store.ts'
import type { Needs } from '../needs.ts'
import { noteVacancy, postsWaitedFor, stepsOfPost, type VacantStep } from './store.ts'
import { isAskedFor, isOther, vacancyOf, type Vacancy } from './vacancy.ts'

/** Identity answers for so many posts at once. */
const atOnce = 500

/**
 * Asks who acts under the posts that open steps wait for, and finds the next holder of those that nobody does: the
 * deputy holds the post itself; a head of unit or the next level gets the step beside it, by its own record.
 * @returns how many steps changed
 */
export const sweepVacancies = async (needs: Needs): Promise<number> => {
  const posts = (await postsWaitedFor(needs.db)).filter(({ role }) => isAskedFor(role))
  let changed = 0
  for (let from = 0; from < posts.length; from += atOnce)
    for (const standing of await needs.directory.standings(posts.slice(from, from + atOnce)))
      changed += await apply(needs, standing)
  return changed
}

const apply = async (needs: Needs, standing: PostStanding): Promise<number> => {
  const vacancy = vacancyOf(standing, needs.liveNow())
  const steps = await stepsOfPost(needs.db, standing.role, standing.unit)
  const others = steps.filter((step) => isOther(step.vacancy, vacancy))
  for (const step of others)
    await giveStandIn(needs, step, vacancy).catch((error: unknown) => {
      // A step that closed meanwhile, or whose record takes no stand-in: the vacancy is noted all the same.
      if (!(error instanceof Problem) || error.kind === 'unavailable') throw error
    })
  await noteVacancy(
    needs.db,
    others.map(({ id }) => id),
    vacancy,
  )
  return others.length
}

/** A deputy acts under the post itself; everybody else is given the step for as long as the post is vacant. */
const giveStandIn = async (
  { db, records }: Needs,
  { id, hasStandIn }: VacantStep,
  vacancy: Vacancy | null,
): Promise<void> => {
  const order = orderFor(vacancy?.standIn ?? null, hasStandIn)
  if (!order) return
  const { at, after } = await records.change(id, {
    ...order,
    commandId: randomUUID(),
    dryRun: false,
  })
  // Its process tells the ledger too; whoever stands in need not wait for that.
  await changeStep(db, id, { ...after, at })
}

const orderFor = (
  standIn: StandIn | null,
  hasStandIn: boolean,
): Pick<StepChangeOrder, 'kind' | 'to' | 'reason'> | undefined => {
  if (standIn && standIn.as !== 'deputy')
    return {
      kind: 'stand-in',
      to: { role: standIn.role, unit: standIn.unit },
      reason: reasons[standIn.as],
    }
  return hasStandIn ? { kind: 'stand-in-ends', reason: 'Chức vụ đã có người giữ.' } : undefined
}

const reasons: Readonly<Record<Exclude<StandIn['as'], 'deputy'>, string>> = {
  'head-of-unit': 'Chức vụ chưa có người giữ; tạm chuyển cho lãnh đạo đơn vị.',
  'next-level': 'Chức vụ chưa có người giữ; tạm chuyển cho cấp trên.',
}

/** Goes on asking, for as long as the process runs. @returns how to stop it */
export const keepSweeping = (
  needs: Needs,
  logger: Logger,
  everyMs: number,
): (() => Promise<void>) => {
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = sweepVacancies(needs)
      .catch((error: unknown) => logger.warn({ err: error }, 'vacant posts could not be asked for'))
      .finally(() => {
        busy = false
      })
  }, everyMs).unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
