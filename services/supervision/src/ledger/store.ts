import { sql, type Kysely, type Transaction } from 'kysely'
import { liveClock } from '@ocop/kernel/realm'
import type {
  AddNotice,
  ChangeStep,
  CloseStep,
  OpenStep,
  PauseStep,
  ResumeStep,
  StepReceipt,
} from '../../contract/steps.ts'
import { audienceOf, turnsOf, turnToken } from '../audience/audience.ts'
import { folded } from '../board/search.ts'
import { enterLog } from '../notice/store.ts'
import type { SupervisionTables } from '../tables.ts'
import { insertChange } from '../change/store.ts'
import { claimByOf } from './ledger.ts'
import { toldBy } from './verdict.ts'
import { settle } from '../settlement/store.ts'

type Db = Kysely<SupervisionTables>
type Trx = Transaction<SupervisionTables>

/**
 * Records one word about a step and brings the step up to all words known. Words about one step go one by one
 * (advisory lock), so a word that arrives before its step is never lost to a race with the opening.
 */
const tell = (
  db: Db,
  stepId: string,
  record: (trx: Trx) => Promise<unknown>,
): Promise<StepReceipt> =>
  db.transaction().execute(async (trx) => {
    await lockStep(trx, stepId)
    await record(trx)
    return settle(trx, stepId)
  })

/** Everything that changes a step or speaks of it waits here until the one before has committed. */
export const lockStep = (trx: Trx, stepId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${stepId}, 0))`.execute(trx)

/** Opens the step under the process's own id; opening again changes nothing. */
export const openStep = (db: Db, opening: OpenStep): Promise<StepReceipt> =>
  tell(db, opening.id, async (trx) => {
    if (opening.clockId !== liveClock) await startClock(trx, opening.clockId, opening.openedAt)
    await trx
      .insertInto('step')
      .values(rowOf(opening))
      .onConflict((key) => key.column('id').doNothing())
      .execute()
  })

/** Closes the step; the first closing that arrives is the one that counts. */
export const closeStep = (
  db: Db,
  stepId: string,
  { closedAt, outcome, verdict }: CloseStep,
): Promise<StepReceipt> =>
  tell(db, stepId, (trx) =>
    trx
      .insertInto('stepClosing')
      .values({
        stepId,
        closedAt,
        outcome,
        ...toldBy(verdict),
      })
      .onConflict((key) => key.column('stepId').doNothing())
      .execute(),
  )

export const pauseStep = (db: Db, stepId: string, { at }: PauseStep): Promise<StepReceipt> =>
  tell(db, stepId, (trx) => insertPause(trx, { stepId, kind: 'pause', at, dueAt: null }))

export const resumeStep = (
  db: Db,
  stepId: string,
  { at, dueAt }: ResumeStep,
): Promise<StepReceipt> =>
  tell(db, stepId, (trx) => insertPause(trx, { stepId, kind: 'resume', at, dueAt }))

/** Records a notice once per id; one that comes after the close is marked so and gives nobody the step. */
export const addNotice = (db: Db, stepId: string, notice: AddNotice): Promise<StepReceipt> =>
  tell(db, stepId, async (trx) => {
    const closing = await trx
      .selectFrom('stepClosing')
      .select('stepId')
      .where('stepId', '=', stepId)
      .executeTakeFirst()
    await enterLog(trx)
    await trx
      .insertInto('notice')
      .values({
        stepId,
        id: notice.id,
        kind: notice.kind,
        share: notice.share ?? null,
        rung: notice.rung ?? null,
        at: notice.at,
        recipient: JSON.stringify(notice.to),
        recipientToken: turnToken(notice.to) ?? null,
        text: notice.text ?? null,
        sentBy: null,
        afterClose: closing !== undefined,
      })
      .onConflict((key) => key.columns(['stepId', 'id']).doNothing())
      .execute()
  })

/** Records a change of an open step, once per number, and brings the step up to the latest. */
export const changeStep = (db: Db, stepId: string, change: ChangeStep): Promise<StepReceipt> =>
  tell(db, stepId, (trx) => insertChange(trx, stepId, change))

const insertPause = (
  trx: Trx,
  word: { stepId: string; kind: 'pause' | 'resume'; at: string; dueAt: string | null },
): Promise<unknown> =>
  trx
    .insertInto('stepPause')
    .values(word)
    .onConflict((key) => key.columns(['stepId', 'kind', 'at']).doNothing())
    .execute()

/** A stepped clock has reached at least the moment of the first step opened on it. */
const startClock = (trx: Trx, id: string, now: string): Promise<unknown> =>
  trx
    .insertInto('clock')
    .values({ id, now })
    .onConflict((key) => key.column('id').doNothing())
    .execute()

const rowOf = (opening: OpenStep, turns = turnsOf(opening.holder, [])) => ({
  id: opening.id,
  process: opening.process,
  subjectType: opening.subject.type,
  subjectId: opening.subject.id,
  subjectTitle: opening.subject.title,
  subjectUnit: JSON.stringify(opening.subjectUnit),
  level: opening.level,
  attempt: opening.attempt,
  step: opening.step,
  title: opening.titleVi,
  holderRole: opening.holder.role,
  holderUnit: JSON.stringify(opening.holder.unit),
  holderOrganisationId: opening.holder.organisationId ?? null,
  openedAt: opening.openedAt,
  countsFrom: opening.countsFrom,
  firstDueAt: opening.dueAt,
  dueAt: opening.dueAt,
  claimBy: claimByOf(opening),
  reason: opening.reason,
  article: opening.article,
  acts: opening.acts,
  delegable: opening.delegable ?? null,
  closedDays: opening.closedDays ?? [],
  clockId: opening.clockId,
  realm: opening.realm,
  audience: audienceOf(opening, turns),
  turns,
  searchText: folded(`${opening.subject.title} ${opening.titleVi}`),
})
