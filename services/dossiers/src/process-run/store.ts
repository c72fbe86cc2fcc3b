import { sql, type Kysely, type Selectable } from 'kysely'
import { missing } from '@ocop/kernel/problem'
import { processes } from '../../contract/process-names.ts'
import type { ProcessKind } from '../../contract/processes.ts'
import type { Trx } from '../act/act.ts'
import type { DossierTables } from '../tables.ts'

export type ProcessRun = Selectable<DossierTables['processRun']>
type Db = Kysely<DossierTables>

type Beginning = Pick<
  ProcessRun,
  'subjectId' | 'title' | 'unitPath' | 'organisationId' | 'regime' | 'clockId' | 'realm' | 'beganAt'
> & { readonly kind: Exclude<ProcessKind, 'dossier'> }

/**
 * Enters a process that is to run, in the transaction that records its subject; it is started after the commit, at the
 * latest by the loop. Entered again it stays as it is.
 * @returns its workflow id
 */
export const beginRun = async (trx: Trx, beginning: Beginning): Promise<string> => {
  const workflowId = processes.workflowId(beginning.kind, beginning.subjectId)
  await trx
    .insertInto('processRun')
    .values({ ...beginning, workflowId, startedAt: null, endedAt: null })
    .onConflict((key) => key.column('workflowId').doNothing())
    .execute()
  return workflowId
}

/** Enters a dossier's process: it runs already when its lodging is written. */
export const enterDossierRun = async (trx: Trx, dossierId: string, at: string): Promise<void> => {
  const dossier = await trx
    .selectFrom('dossier')
    .innerJoin('product', 'product.id', 'dossier.productId')
    .select(['product.name as title', 'dossier.unitPath', 'dossier.organisationId'])
    .select(['dossier.regime', 'dossier.clockId', 'dossier.realm'])
    .where('dossier.id', '=', dossierId)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('processRun')
    .values({
      ...dossier,
      workflowId: processes.workflowId('dossier', dossierId),
      kind: 'dossier',
      subjectId: dossierId,
      beganAt: at,
      startedAt: at,
      endedAt: null,
    })
    .onConflict((key) => key.column('workflowId').doNothing())
    .execute()
}

/** A dossier's process has nothing left to do once the dossier is decided and none of its steps is open. */
export const endDossierRun = async (trx: Trx, dossierId: string, at: string): Promise<void> => {
  await trx
    .updateTable('processRun')
    .set({ endedAt: at })
    .where('workflowId', '=', processes.workflowId('dossier', dossierId))
    .where('endedAt', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('dossier')
            .select('id')
            .where('id', '=', dossierId)
            .where('state', '=', 'lodged'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('stepVisit')
            .select('id')
            .where('dossierId', '=', dossierId)
            .where('closedAt', 'is', null),
        ),
      ),
    )
    .execute()
}

/** The process ends; its row stays. Ended again it keeps its first end. */
export const endRun = async (db: Db, workflowId: string, at: string): Promise<void> => {
  await db
    .updateTable('processRun')
    .set({ endedAt: at })
    .where('workflowId', '=', workflowId)
    .where('endedAt', 'is', null)
    .execute()
}

/** The record a process is about has changed by something else than its own command: it is told after the commit. */
export const noteNews = async (trx: Trx, workflowId: string): Promise<void> => {
  await trx
    .updateTable('processRun')
    .set({ news: sql`news + 1` })
    .where('workflowId', '=', workflowId)
    .where('endedAt', 'is', null)
    .execute()
}

/** A process that its record says to run. */
export const openRun = (db: Db, workflowId: string): Promise<ProcessRun | undefined> =>
  db
    .selectFrom('processRun')
    .selectAll()
    .where('workflowId', '=', workflowId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()

export const isRunOpen = async (db: Db, workflowId: string): Promise<boolean> =>
  (await openRun(db, workflowId)) !== undefined

/** @throws missing */
export const findRun = async (db: Db, workflowId: string): Promise<ProcessRun> => {
  const run = await db
    .selectFrom('processRun')
    .selectAll()
    .where('workflowId', '=', workflowId)
    .executeTakeFirst()
  if (!run) throw missing('process')
  return run
}

/** Every process that runs on a clock. */
export const runsOn = (db: Db, clockId: string): Promise<ProcessRun[]> =>
  db
    .selectFrom('processRun')
    .selectAll()
    .where('clockId', '=', clockId)
    .where('endedAt', 'is', null)
    .orderBy('beganAt')
    .orderBy('workflowId')
    .execute()

/** Whether a process is still to be started, or to be told that its record changed. */
export const isUntold = ({ startedAt, news, newsTold }: ProcessRun): boolean =>
  startedAt === null || newsTold < news

/** Processes still to be started or told, the oldest first. */
export const untoldRuns = (db: Db, limit: number): Promise<ProcessRun[]> =>
  db
    .selectFrom('processRun')
    .selectAll()
    .where('endedAt', 'is', null)
    .where((eb) => eb.or([eb('startedAt', 'is', null), eb('newsTold', '<', eb.ref('news'))]))
    .orderBy('beganAt')
    .limit(limit)
    .execute()
