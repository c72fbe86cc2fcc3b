import { sql, type Selectable, type Transaction } from 'kysely'
import type { StepReceipt } from '../../contract/steps.ts'
import { audienceOf, turnsOf } from '../audience/audience.ts'
import { changesOf, holderOf, takeChange } from '../change/store.ts'
import { standingOf, type PauseWord, type Standing } from '../ledger/ledger.ts'
import { judged, type Judged } from '../ledger/verdict.ts'
import type { SupervisionTables } from '../tables.ts'

type Trx = Transaction<SupervisionTables>
type StepRow = Selectable<SupervisionTables['step']>

/** Brings a step up to all words recorded about it, whatever the order they came in. A closed step stays as judged. */
export const settle = async (trx: Trx, stepId: string): Promise<StepReceipt> => {
  const found = await trx
    .selectFrom('step')
    .selectAll()
    .where('id', '=', stepId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return { id: stepId, state: 'announced' }
  if (found.closedAt !== null) return { id: stepId, state: 'closed' }
  const changes = await changesOf(trx, stepId)
  const step = await takeChange(trx, found, changes.latest)
  const words = [...(await pauseWords(trx, stepId)), ...changes.words]
  const standing = standingOf(step, words)
  const closing = await close(trx, step, standing, words)
  await write(trx, step, { ...standing, ...closing, ...(await turns(trx, step)) })
  if (closing) return { id: stepId, state: 'closed' }
  return { id: stepId, state: standing.pausedSince === null ? 'open' : 'paused' }
}

type Closed = Judged & { readonly closedAt: string; readonly outcome: string }
type Settled = Standing & { turns: string[]; audience: string[] } & Partial<Closed>

/** The closing word with its verdict, if there is one; later notices of the step are marked. */
const close = async (
  trx: Trx,
  step: StepRow,
  standing: Standing,
  words: readonly PauseWord[],
): Promise<Closed | undefined> => {
  const closing = await trx
    .selectFrom('stepClosing')
    .selectAll()
    .where('stepId', '=', step.id)
    .executeTakeFirst()
  if (!closing) return undefined
  const { stepId: _, closedAt, outcome, ...told } = closing
  await trx
    .updateTable('notice')
    .set({ afterClose: true })
    .where('stepId', '=', step.id)
    .where('at', '>', closedAt)
    .execute()
  return {
    closedAt,
    outcome,
    ...judged(
      { openedAt: step.openedAt, closedAt, standing, words, closedDays: step.closedDays },
      told,
    ),
  }
}

/** Who may act by now: the holder and, from the first rung on, whoever the step was escalated to. */
const turns = async (trx: Trx, step: StepRow): Promise<{ turns: string[]; audience: string[] }> => {
  const escalations = await trx
    .selectFrom('notice')
    .select('recipient')
    .where('stepId', '=', step.id)
    .where('kind', '=', 'escalation')
    .where('afterClose', '=', false)
    // Rung 0 is told only.
    .where((where) => where.or([where('rung', 'is', null), where('rung', '>=', 1)]))
    .orderBy('at')
    .execute()
  const holder = holderOf(step)
  const mayAct = turnsOf(holder, [
    ...escalations.map(({ recipient }) => recipient),
    ...step.takers.map((taker) => taker.holder),
  ])
  return { turns: mayAct, audience: audienceOf({ subjectUnit: step.subjectUnit, holder }, mayAct) }
}

const write = (trx: Trx, step: StepRow, settled: Settled): Promise<unknown> => {
  const same =
    step.dueAt === settled.dueAt &&
    step.pausedSince === settled.pausedSince &&
    settled.closedAt === undefined &&
    step.turns.join() === settled.turns.join()
  return trx
    .updateTable('step')
    .set({ ...settled, version: same ? step.version : sql`version + 1` })
    .where('id', '=', step.id)
    .execute()
}

const pauseWords = (trx: Trx, stepId: string): Promise<PauseWord[]> =>
  trx
    .selectFrom('stepPause')
    .select(['kind', 'at', 'dueAt'])
    .where('stepId', '=', stepId)
    .orderBy('seq')
    .execute()
