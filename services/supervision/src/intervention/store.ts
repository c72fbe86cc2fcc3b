import { sql, type Kysely, type Transaction } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import type { InterventionItem, LogQuery } from '../../contract/board.ts'
import { enterLog, logPageSize } from '../notice/store.ts'
import type { SupervisionTables, Touch } from '../tables.ts'

type Db = Kysely<SupervisionTables>
type Trx = Transaction<SupervisionTables>

export type Intervention = {
  readonly stepId: string
  readonly act: string
  readonly personId: string
  readonly post: Post
  readonly reason: string | undefined
  readonly at: string
  readonly before: Record<string, unknown>
  readonly after: Record<string, unknown>
  readonly commandId: string | undefined
}

/** Writes who did what to a step, why, and what it changed. */
export const logIntervention = async (trx: Trx, entry: Intervention): Promise<void> => {
  await enterLog(trx)
  await trx
    .insertInto('intervention')
    .values({
      ...entry,
      post: JSON.stringify(entry.post),
      reason: entry.reason ?? null,
      before: JSON.stringify(entry.before),
      after: JSON.stringify(entry.after),
      commandId: entry.commandId ?? null,
    })
    .execute()
  const touch: Touch = { at: entry.at, act: entry.act, person: entry.personId }
  await trx
    .updateTable('step')
    .set({ lastTouch: JSON.stringify(touch) })
    .where('id', '=', entry.stepId)
    .execute()
}

/** Whether this command has already acted on this step. */
export const hasActed = async (trx: Trx, commandId: string, stepId: string): Promise<boolean> =>
  (await trx
    .selectFrom('intervention')
    .select('seq')
    .where('commandId', '=', commandId)
    .where('stepId', '=', stepId)
    .executeTakeFirst()) !== undefined

/** Marks the step as taken in hand. */
export const takeInHand = (
  trx: Trx,
  stepId: string,
  personId: string,
  at: string,
): Promise<unknown> =>
  trx
    .updateTable('step')
    .set({ pickedUpBy: personId, pickedUpAt: at, version: sql`version + 1` })
    .where('id', '=', stepId)
    .execute()

/** The interventions on steps whose units are overseen, oldest first, after a cursor. */
export const interventionsOn = async (
  db: Db,
  overseen: readonly string[],
  { after = '0', step }: LogQuery,
): Promise<InterventionItem[]> => {
  const rows = await db
    .selectFrom('intervention')
    .innerJoin('step', 'step.id', 'intervention.stepId')
    .select([
      'seq',
      'stepId',
      'act',
      'personId',
      'post',
      'intervention.reason',
      'at',
      'before',
      'after',
    ])
    .where(sql<boolean>`step.audience && ${overseen}::text[]`)
    .where('seq', '>', Number(after))
    .$if(step !== undefined, (query) => query.where('stepId', '=', step ?? ''))
    .orderBy('seq')
    .limit(logPageSize)
    .execute()
  return rows.map(({ seq, ...row }) => ({ ...row, cursor: String(seq) }))
}
