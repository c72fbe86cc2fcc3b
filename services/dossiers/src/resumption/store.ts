import type { Kysely } from 'kysely'
import { missing } from '@ocop/kernel/problem'
import type { ActAnswer, DossierMemory, LevelMemory } from '../../contract/evaluation.ts'
import type { ProcessMemory } from '../../contract/processes.ts'
import type { EvaluationLevel, StepName } from '../../contract/regime.ts'
import type { Dossier } from '../act/act.ts'
import type { ProcessStep } from '../process-step/clock.ts'
import type { DossierTables } from '../tables.ts'

type Db = Kysely<DossierTables>
/** Answers kept for commands that are sent again: as many as a process remembers of its own run. */
const remembered = 200

type Place = {
  readonly id: string
  readonly level: EvaluationLevel
  readonly attempt: number
}
export type OpenVisit = {
  readonly id: string
  readonly step: StepName
  readonly openedAt: string
  readonly scoring: number
}

const visitsAt = (db: Db, { id, level, attempt }: Place) =>
  db
    .selectFrom('stepVisit')
    .where('dossierId', '=', id)
    .where('level', '=', level)
    .where('attempt', '=', attempt)

/** @throws missing */
export const dossierOf = async (db: Db, id: string): Promise<Dossier> => {
  const dossier = await db.selectFrom('dossier').selectAll().where('id', '=', id).executeTakeFirst()
  if (!dossier) throw missing('dossier')
  return dossier
}

/** The steps of a level that are open: one, or two while a supplement is awaited. */
export const openVisits = (db: Db, place: Place): Promise<OpenVisit[]> =>
  visitsAt(db, place)
    .select(['id', 'step', 'openedAt', 'scoring'])
    .where('closedAt', 'is', null)
    .execute()

/** How often each step of a level was entered. */
export const visitCounts = async (db: Db, place: Place): Promise<LevelMemory['visits']> => {
  const rows = await visitsAt(db, place)
    .select((eb) => ['step', eb.fn.max('visit').as('visits')])
    .groupBy('step')
    .orderBy('step')
    .execute()
  return rows.map(({ step, visits }) => [step, visits])
}

/** How often each level was entered. */
export const attemptsOf = async (db: Db, dossierId: string): Promise<DossierMemory['attempts']> => {
  const rows = await db
    .selectFrom('stepVisit')
    .select((eb) => ['level', eb.fn.max('attempt').as('attempts')])
    .where('dossierId', '=', dossierId)
    .groupBy('level')
    .orderBy('level')
    .execute()
  return rows.map(({ level, attempts }) => [level, attempts])
}

/** The commands that were answered at a level, the last ones. */
export const actedAt = async (
  db: Db,
  { id, level, attempt }: Place,
): Promise<LevelMemory['answers']> => {
  const rows = await db
    .selectFrom('command')
    .innerJoin('timelineEntry', 'timelineEntry.commandId', 'command.id')
    .select(['command.id', 'command.result'])
    .where('command.dossierId', '=', id)
    .where('timelineEntry.level', '=', level)
    .where('timelineEntry.attempt', '=', attempt)
    .where('command.result', 'is not', null)
    .orderBy('command.at', 'desc')
    .limit(remembered)
    .execute()
  return rows.flatMap(({ id: commandId, result }) =>
    result ? [[commandId, answerIn(result)] as const] : [],
  )
}

/** The command that lodged the dossier. */
export const lodgingOf = async (db: Db, dossierId: string): Promise<DossierMemory['lodging']> => {
  const { id, result } = await db
    .selectFrom('command')
    .select(['id', 'result'])
    .where('dossierId', '=', dossierId)
    .where('act', '=', 'lodge')
    .where('result', 'is not', null)
    .orderBy('at', 'desc')
    .executeTakeFirstOrThrow()
  if (!result) throw new Error(`The lodging of ${dossierId} has no result`)
  return { commandId: id, answer: answerIn(result) }
}

/** The open steps of a process that is no dossier's. */
export const openProcessSteps = (db: Db, workflowId: string): Promise<ProcessStep[]> =>
  db
    .selectFrom('processStep')
    .selectAll()
    .where('workflowId', '=', workflowId)
    .where('closedAt', 'is', null)
    .orderBy('openedAt')
    .orderBy('id')
    .execute()

/** The commands such a process answered, the last ones. */
export const answeredBy = async (db: Db, workflowId: string): Promise<ProcessMemory['answers']> => {
  const rows = await db
    .selectFrom('command')
    .select(['id', 'result'])
    .where('workflowId', '=', workflowId)
    .where('result', 'is not', null)
    .orderBy('at', 'desc')
    .limit(remembered)
    .execute()
  return rows.flatMap(({ id, result }) => (result ? [[id, answerIn(result)] as const] : []))
}

const answerIn = ({ id, version, state }: ActAnswer): ActAnswer => ({ id, version, state })
