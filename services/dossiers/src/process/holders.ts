import type { StepHolder } from '@ocop/supervision/contract/steps'
import type { HolderRule, Statute } from '../../contract/regime.ts'
import { unitPathAt } from '../dossier/rights.ts'
import type { Directory } from '../unit/gateway.ts'

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
