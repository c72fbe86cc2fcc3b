import type { DossierMemory, EvaluationInput, LevelMemory } from '../../contract/evaluation.ts'
import { levelsFor } from '../../contract/plan.ts'
import type { EvaluationLevel } from '../../contract/regime.ts'
import { Problem } from '@ocop/kernel/problem'
import type { Dossier } from '../act/act.ts'
import { dossierClock } from '../clock/store.ts'
import { restateStep } from '../intervention/restate.ts'
import type { Needs } from '../needs.ts'
import { regime } from '../regime/regimes.ts'
import { actedAt, attemptsOf, lodgingOf, openVisits, visitCounts, type OpenVisit } from './store.ts'

type Placed = Dossier & { readonly level: EvaluationLevel; readonly attempt: number }

/**
 * What a dossier's process starts with to go on where the record says it stands: at its open step, behind a supplement
 * if one is awaited. Notices of the time it was away are told late; those told before keep their ids and count once.
 * @throws conflict between two steps, where the record does not say which comes next
 */
export const inputFromRecord = async (
  needs: Needs,
  dossier: Dossier,
  now: string,
): Promise<EvaluationInput> => {
  const { level, attempt } = dossier
  if (dossier.state !== 'lodged' || level === null || attempt === null) throw nowhere()
  const placed = { ...dossier, level, attempt }
  const memory: DossierMemory = {
    lodging: await lodgingOf(needs.db, dossier.id),
    levels: levelsFor(regime(dossier.regime), dossier),
    next: {
      level,
      at: now,
      processVersion: dossier.processVersion,
      memory: await levelMemory(needs, placed, now),
    },
    attempts: await attemptsBefore(needs, placed),
  }
  const { id: dossierId, unitPath } = dossier
  return { dossierId, clock: dossierClock(dossier), unitPath, levels: memory.levels, memory }
}

/** Entering the level counts its attempt once more. */
const attemptsBefore = async (
  { db }: Needs,
  { id, level, attempt }: Placed,
): Promise<DossierMemory['attempts']> => {
  const attempts = new Map(await attemptsOf(db, id))
  return [...attempts.set(level, attempt - 1)]
}

const levelMemory = async (needs: Needs, dossier: Placed, now: string): Promise<LevelMemory> => {
  const { db } = needs
  const visits = await openVisits(db, dossier)
  const current = visits.find(({ id }) => id === dossier.step?.id)
  if (!current) throw nowhere()
  const asking = visits.find(({ id }) => current.step === 'supplement' && id !== current.id)
  const opened = await openedAgain(needs, current)
  const behind = asking && (await openedAgain(needs, asking))
  const isSilent = behind?.supplementPauses ?? true
  const marks = [...opened.marks, ...(behind && !isSilent ? behind.marks : [])]
  return {
    at: now,
    processVersion: dossier.processVersion,
    visits: await visitCounts(db, dossier),
    scoring: current.scoring,
    answers: await actedAt(db, dossier),
    standing: {
      opened,
      marks: marks.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)),
      ...(behind ? { asking: behind } : {}),
    },
    // Counting what was counted before changes nothing.
    newCards: current.step === 'council-scoring',
    pastDue: [],
    changed: [],
  }
}

/** A step with every notice since it opened. */
const openedAgain = async (needs: Needs, { id, openedAt }: OpenVisit) =>
  (await restateStep(needs, id, openedAt)).opened

const nowhere = (): Problem =>
  new Problem(
    'conflict',
    'process-placeless',
    'The dossier stands at no open step; where its process would go on is not on record.',
  )
