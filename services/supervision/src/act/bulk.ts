import { randomUUID } from 'node:crypto'
import { Problem } from '@ocop/kernel/problem'
import type { BulkAct, BulkAnswer, BulkRow } from '../../contract/board.ts'
import { findIds } from '../board/store.ts'
import type { Needs } from '../needs.ts'
import { carryOut, readyFor, tryOrder } from '../order/order.ts'
import { whySecond, whySecondForMany } from '../order/second-person.ts'
import { propose } from '../proposal/store.ts'
import type { Acting } from './acting.ts'
import { barredFrom } from './conflict.ts'
import { actOn, admitted, isOwnAct } from './perform.ts'

/** One bulk act touches at most so many steps, so that its preview can still be read. */
const mostSteps = 500

/**
 * Does one act on many steps, each by itself, and tells for each what came of it. A dry run asks the same questions and
 * changes nothing; a risky act is proposed instead of done.
 * @throws invalid when the filter finds more than can be overseen at once
 */
export const actOnMany = async (
  needs: Needs,
  { ids, filter, dryRun }: BulkAct,
  acting: Acting,
): Promise<BulkAnswer> => {
  const found = ids ?? (await findIds(needs.db, filter ?? {}, acting.reading, mostSteps + 1))
  if (found.length > mostSteps)
    throw new Problem(
      'invalid',
      'bulk-too-wide',
      `The filter finds more than ${mostSteps} steps. Narrow it.`,
    )
  const steps = [...new Set(found)]
  const { act, details } = acting
  const why = whySecondForMany(steps.length) ?? whySecond({ act, legal: false, days: details.days })
  if (dryRun || why === undefined) return { items: await rowsOf(needs, steps, acting, dryRun) }
  const tried = await rowsOf(needs, steps, acting, true)
  const stepIds = tried.flatMap(({ stepId, outcome }) => (outcome === 'refused' ? [] : [stepId]))
  const [first] = stepIds
  if (first === undefined) return { items: tried }
  const { post } = await admitted(needs.db, first, acting)
  const proposalId = acting.commandId ?? randomUUID()
  await propose(needs.db, { id: proposalId, stepIds, why, post, acting })
  const items = tried.map((row) =>
    row.outcome === 'refused' ? row : { ...row, outcome: 'proposed' as const },
  )
  return { items, proposalId }
}

/** What comes of the act row by row. */
export const rowsOf = async (
  needs: Needs,
  steps: readonly string[],
  acting: Acting,
  dryRun: boolean,
): Promise<BulkRow[]> => {
  const rows: BulkRow[] = []
  for (const stepId of steps)
    rows.push(
      await outcomeOf(stepId, async () => {
        const asked = { ...acting, barred: await barredFrom(needs, stepId, acting) }
        return dryRun ? tryOn(needs, stepId, asked) : doOn(needs, stepId, asked)
      }),
    )
  return rows
}

const doOn = async (needs: Needs, stepId: string, acting: Acting): Promise<'done'> => {
  const { act } = acting
  if (isOwnAct(act))
    await needs.db.transaction().execute((trx) => actOn(trx, stepId, { ...acting, act }))
  else {
    const ready = await readyFor(needs, stepId, { ...acting, act })
    await demandOne(needs, ready, acting)
    await carryOut(needs, ready, { ...acting, commandId: acting.commandId ?? randomUUID() })
  }
  return 'done'
}

const tryOn = async (needs: Needs, stepId: string, acting: Acting): Promise<'would-do'> => {
  const { act } = acting
  if (isOwnAct(act)) await admitted(needs.db, stepId, acting)
  else await tryOrder(needs, await readyFor(needs, stepId, { ...acting, act }), acting)
  return 'would-do'
}

/** @throws conflict for a row that a second person must confirm by itself */
const demandOne = async (
  needs: Needs,
  ready: Awaited<ReturnType<typeof readyFor>>,
  acting: Acting,
): Promise<void> => {
  if (acting.confirmed) return
  const trial = await tryOrder(needs, ready, acting)
  const weight = { act: acting.act, legal: trial?.legal ?? false, days: acting.details.days }
  if (whySecond(weight) !== undefined)
    throw new Problem('conflict', 'second-person-needed', 'Propose this step by itself.')
}

const outcomeOf = async (
  stepId: string,
  trial: () => Promise<'done' | 'would-do'>,
): Promise<BulkRow> => {
  try {
    return { stepId, outcome: await trial() }
  } catch (error) {
    if (error instanceof Problem) return { stepId, outcome: 'refused', code: error.code }
    throw error
  }
}
