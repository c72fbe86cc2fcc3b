import type { RestatedStep } from '../../contract/process.ts'
import type { Needs } from '../needs.ts'
import { toldOf, openedFrom } from '../process/steps.ts'
import { standingOf } from './log-store.ts'
import { stepOnRecord } from './store.ts'

/** A step as it stands now, for its process to plan its marks anew, and for the ledger; `ledger` is absent when nothing ever changed. */
export const restateStep = async (
  needs: Needs,
  stepId: string,
  at: string,
): Promise<RestatedStep> => {
  const { dossier, visit, plan, ownHolder } = await stepOnRecord(needs, stepId)
  const { number, ...standing } = standingOf(visit, ownHolder)
  const told = await toldOf(needs, dossier, { visit, holder: standing.holder })
  const opened = openedFrom({ visit, plan, now: at }, told)
  return number === 0 ? { opened } : { opened, ledger: { number, at, ...standing } }
}
