import type { Kysely } from 'kysely'
import type { OpenStep, TechnicalCause } from '@ocop/supervision/contract/steps'
import { ministryCode } from '@ocop/kernel/units'
import type { Needs } from '../needs.ts'
import type { ProcessRun } from '../process-run/store.ts'
import type { DossierTables } from '../tables.ts'

type Db = Kysely<DossierTables>

/** Processes that run, in the order of their names, after one of them. */
export const runsAfter = (db: Db, after: string, limit: number): Promise<ProcessRun[]> =>
  db
    .selectFrom('processRun')
    .selectAll()
    .where('endedAt', 'is', null)
    .where('startedAt', 'is not', null)
    .where('workflowId', '>', after)
    .orderBy('workflowId')
    .limit(limit)
    .execute()

/** Whether the records know of a step of the process that is open. */
const hasOpenStep = async (
  db: Db,
  { workflowId, kind, subjectId }: ProcessRun,
): Promise<boolean> =>
  kind === 'dossier'
    ? (await db
        .selectFrom('stepVisit')
        .select('id')
        .where('dossierId', '=', subjectId)
        .where('closedAt', 'is', null)
        .executeTakeFirst()) !== undefined
    : (await db
        .selectFrom('processStep')
        .select('id')
        .where('workflowId', '=', workflowId)
        .where('closedAt', 'is', null)
        .executeTakeFirst()) !== undefined

/** The step by which the board shows a process that hangs between two steps; undefined while it has one of its own. */
export const stalledStepOf = async (
  { db, directory }: Pick<Needs, 'db' | 'directory'>,
  run: ProcessRun,
  { since }: TechnicalCause,
): Promise<OpenStep | undefined> => {
  if (await hasOpenStep(db, run)) return undefined
  return {
    id: `${run.workflowId}:stalled:${since}`,
    process: run.workflowId,
    subject: { type: run.kind, id: run.subjectId, title: run.title },
    subjectUnit: await directory.unitAt(run.unitPath),
    level: 'ministry',
    attempt: 1,
    step: 'stalled',
    titleVi: 'Chưa chuyển được sang bước tiếp theo',
    holder: { role: 'administrator', unit: await directory.unitAt(ministryCode) },
    openedAt: since,
    countsFrom: since,
    dueAt: null,
    reason: 'Quy trình điện tử đang gặp lỗi giữa hai bước',
    article: 'vận hành hệ thống',
    acts: [],
    claimBy: null,
    clockId: run.clockId,
    realm: run.realm,
  }
}
