import type { StepHolder } from '@ocop/supervision/contract/steps'
import type { HolderRule, Statute } from '../../contract/regime.ts'
import type { Dossier } from '../act/act.ts'
import { unitPathAt } from '../dossier/rights.ts'
import type { Directory } from '../unit/gateway.ts'

/** Who a holder rule means for a dossier: a post at the unit of the level, or the producer's organisation. */
export const holderFor = async (
  { unitAt }: Directory,
  dossier: Dossier,
  rule: HolderRule,
): Promise<StepHolder> =>
  rule.at === 'producer'
    ? {
        role: 'producer',
        unit: await unitAt(dossier.unitPath),
        organisationId: dossier.organisationId,
      }
    : { role: rule.role, unit: await unitAt(unitPathAt(dossier, rule.at)) }

/** The posts the ladder climbs to from a holder; a rung above the ministry does not exist. A producer's turn has none. */
export const rungsFor = async (
  { unitAt }: Directory,
  holder: StepHolder,
  { ladder }: Statute,
): Promise<readonly StepHolder[]> => {
  if (holder.role === 'producer') return []
  const rungs: StepHolder[] = []
  for (const { role, at } of ladder) {
    const path = at === 'same-unit' ? holder.unit.path : above(holder.unit.path)
    if (path) rungs.push({ role, unit: await unitAt(path) })
  }
  return rungs
}

const above = (path: string): string | undefined => {
  const cut = path.lastIndexOf('/')
  return cut < 0 ? undefined : path.slice(0, cut)
}
