import type { Kysely } from 'kysely'
import type { Statute } from '../../contract/regime.ts'
import type { Dossier } from '../act/act.ts'
import { councillors } from '../dossier/rights.ts'
import { planOf } from '../process/holders.ts'
import type { Visit } from '../process/visit.ts'
import type { ProcessRun } from '../process-run/store.ts'
import { regime } from '../regime/regimes.ts'
import { findRound } from '../round/store.ts'
import type { DossierTables } from '../tables.ts'
import { councilAt } from './standing.ts'
import { statuteOf } from './statute.ts'
import { councilWith } from './store.ts'

type Db = Kysely<DossierTables>

/** When a step's holder is reminded, and up which posts its lateness climbs. */
export type ClockRules = Pick<Statute, 'remindAt' | 'ladder'>

type Visited = Pick<Visit, 'regime' | 'level' | 'attempt' | 'step'>

/** Of a dossier's step: its council's own rules (quy chế) where it is the council's, else the regime's defaults. */
export const clockRulesOf = async (
  db: Db,
  dossier: Dossier,
  visit: Visited,
): Promise<ClockRules> => {
  const { statute } = regime(visit.regime)
  const role = planOf(dossier, visit)?.holder.role
  if (role === undefined || !councillors.includes(role)) return statute
  const { level, attempt } = visit
  const { council } = await councilAt(db, dossier, { dossierId: dossier.id, level, attempt })
  return statuteOf(statute, council?.statute)
}

/** The same of a step of another process: a round's steps follow the statute of the council that holds it. */
export const clockRulesOfRun = async (
  db: Db,
  { kind, subjectId, regime: name }: ProcessRun,
): Promise<ClockRules> => {
  const { statute } = regime(name)
  if (kind !== 'round') return statute
  const { councilId } = await findRound(db, subjectId)
  return statuteOf(statute, (await councilWith(db, councilId)).statute)
}
