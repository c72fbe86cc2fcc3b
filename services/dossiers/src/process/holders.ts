import type { Kysely } from 'kysely'
import type { StepHolder } from '@ocop/supervision/contract/steps'
import type { EnterStep } from '../../contract/evaluation.ts'
import { stepFor } from '../../contract/plan.ts'
import type { HolderRule, Statute, StepPlan } from '../../contract/regime.ts'
import type { Dossier } from '../act/act.ts'
import { unitPathAt } from '../dossier/rights.ts'
import { regime } from '../regime/regimes.ts'
import type { DossierTables } from '../tables.ts'
import type { Directory } from '../unit/gateway.ts'
import type { Visit } from './visit.ts'

/** Where something stands: its unit, and whose it is. */
type Placed = { readonly unitPath: string; readonly organisationId: string | null }

/** Who a holder rule means for a dossier or another subject: a post at the unit of the level, or the producer's organisation. */
export const holderFor = async (
  { unitAt }: Directory,
  placed: Placed,
  rule: HolderRule,
): Promise<StepHolder> =>
  rule.at === 'producer'
    ? {
        role: 'producer',
        unit: await unitAt(placed.unitPath),
        ...(placed.organisationId ? { organisationId: placed.organisationId } : {}),
      }
    : { role: rule.role, unit: await unitAt(unitPathAt(placed, rule.at)) }

/** A rung of the ladder for one step: 0 is told only, from 1 on the post may act too. */
export type Rung = {
  readonly rung: number
  readonly afterWorkingDays: number
  readonly to: StepHolder
}

/**
 * The posts the ladder climbs to from a holder. A rung on which the holder stands already, or above the ministry, does
 * not exist. A producer's turn has no ladder: the office that asked is told, and may do nothing in the producer's place.
 */
export const rungsFor = async (
  { unitAt }: Directory,
  { holder, asking }: { readonly holder: StepHolder; readonly asking?: StepHolder | undefined },
  { ladder }: Pick<Statute, 'ladder'>,
): Promise<readonly Rung[]> => {
  if (holder.role === 'producer')
    return asking
      ? [{ rung: 0, afterWorkingDays: ladder[0]?.afterWorkingDays ?? 0, to: asking }]
      : []
  const rungs: Rung[] = []
  for (const [index, { role, at, afterWorkingDays }] of ladder.entries()) {
    const path = at === 'same-unit' ? holder.unit.path : above(holder.unit.path)
    if (path === undefined || (role === holder.role && path === holder.unit.path)) continue
    rungs.push({ rung: index + 1, afterWorkingDays, to: { role, unit: await unitAt(path) } })
  }
  return rungs
}

/** Who asked for a supplement: the holder of the step that waits behind it. */
export const askingHolder = async (
  { db, directory }: { readonly db: Kysely<DossierTables>; readonly directory: Directory },
  dossier: Dossier,
  { level, attempt }: Pick<EnterStep, 'level' | 'attempt'>,
): Promise<StepHolder | undefined> => {
  const asking = await db
    .selectFrom('stepVisit')
    .select(['level', 'step', 'regime', 'holder'])
    .where('dossierId', '=', dossier.id)
    .where('level', '=', level)
    .where('attempt', '=', attempt)
    .where('step', '!=', 'supplement')
    .where('closedAt', 'is', null)
    .orderBy('openedAt', 'desc')
    .executeTakeFirst()
  const plan = asking && planOf(dossier, asking)
  if (!plan) return undefined
  return asking.holder ?? holderFor(directory, dossier, plan.holder)
}

/** The plan of a visit: as it was planned when it opened, since a transfer changes the dossier's regime meanwhile. */
export const planOf = (
  dossier: Pick<Dossier, 'kind' | 'heldStars'>,
  visit: Pick<Visit, 'regime' | 'level' | 'step'>,
): StepPlan | undefined => stepFor(regime(visit.regime), dossier, visit)

const above = (path: string): string | undefined => {
  const cut = path.lastIndexOf('/')
  return cut < 0 ? undefined : path.slice(0, cut)
}
