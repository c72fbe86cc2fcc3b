import { sql, type Kysely, type Transaction } from 'kysely'
import type { LogQuery, NoticeItem } from '../../contract/board.ts'
import type { StepHolder } from '../../contract/steps.ts'
import { turnToken } from '../audience/audience.ts'
import type { SupervisionTables } from '../tables.ts'

type Db = Kysely<SupervisionTables>
type Trx = Transaction<SupervisionTables>

export const logPageSize = 50

/**
 * Lets the log's writers in one by one until they commit, so its numbers become visible in order and a
 * reader who remembers the last one seen misses none. Always taken after the step's own lock.
 */
export const enterLog = (trx: Trx): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtext('supervision-log'))`.execute(trx)

/** A person's own words to whoever the step waits for. */
export type Urging = {
  readonly stepId: string
  readonly id: string
  readonly at: string
  readonly to: StepHolder
  readonly text: string
  readonly sentBy: string
}

export const insertUrging = async (
  trx: Trx,
  { stepId, id, at, to, text, sentBy }: Urging,
): Promise<void> => {
  await enterLog(trx)
  await trx
    .insertInto('notice')
    .values({
      ...{ stepId, id, at, text, sentBy },
      kind: 'urging',
      share: null,
      rung: null,
      recipient: JSON.stringify(to),
      recipientToken: turnToken(to) ?? null,
      afterClose: false,
    })
    .execute()
}

export const countUrgings = async (trx: Trx, stepId: string): Promise<number> => {
  const { count } = await trx
    .selectFrom('notice')
    .select(sql<number>`count(*)`.as('count'))
    .where('stepId', '=', stepId)
    .where('kind', '=', 'urging')
    .executeTakeFirstOrThrow()
  return count
}

/** What was sent to one of these turns, oldest first, after a cursor. */
export const noticesTo = async (
  db: Db,
  turns: readonly string[],
  { after = '0', step }: LogQuery,
): Promise<NoticeItem[]> => {
  const rows = await db
    .selectFrom('notice')
    // A notice may arrive before its step; it is shown all the same, so the cursor never skips it.
    .leftJoin('step', 'step.id', 'notice.stepId')
    .select(['seq', 'notice.stepId', 'notice.id', 'kind', 'share', 'rung', 'at', 'recipient'])
    .select(['text', 'afterClose', 'title', 'subjectType', 'subjectId', 'subjectTitle'])
    .select(['dueAt', 'realm'])
    .where(sql<boolean>`notice.recipient_token = any(${turns}::text[])`)
    .where('seq', '>', Number(after))
    .$if(step !== undefined, (query) => query.where('notice.stepId', '=', step ?? ''))
    .orderBy('seq')
    .limit(logPageSize)
    .execute()
  return rows.map(({ seq, recipient, title, subjectType, subjectId, subjectTitle, ...row }) => {
    const { dueAt, realm, ...notice } = row
    const known = title !== null && subjectType !== null && realm !== null
    const subject = {
      type: subjectType ?? 'dossier',
      id: subjectId ?? '',
      title: subjectTitle ?? '',
    }
    return {
      ...notice,
      cursor: String(seq),
      to: recipient,
      step: known ? { title, subject, dueAt, realm } : null,
    }
  })
}
