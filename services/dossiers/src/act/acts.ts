import type { RoutedAct } from '../../contract/acts.ts'
import type { Act } from './act.ts'
import { advise } from './advise.ts'
import { accept, communeReport } from './commune.ts'
import { conclude, scoreAgain } from './conclude.ts'
import { decide } from './decide.ts'
import { forward } from './forward.ts'
import { lodge } from './lodge.ts'
import { openScoring } from './open-scoring.ts'
import { evaluateAgain, sendBack } from './send-back.ts'
import { requestSupplement, supplement } from './supplement.ts'
import { transfer } from './transfer.ts'
import { withdraw } from './withdraw.ts'

/** Acts of a step's plan have routes of their own; a transfer is worked out first, and may come at every step. */
export type RecordedAct = RoutedAct | 'transfer'

/** Every command of the procedure, by its route's name. */
export const acts: Readonly<Record<RecordedAct, Act>> = {
  lodge,
  withdraw,
  accept,
  'commune-report': communeReport,
  'supplement-requests': requestSupplement,
  supplements: supplement,
  'advisory-report': advise,
  'open-scoring': openScoring,
  'second-scoring': scoreAgain,
  'council-results': conclude,
  decisions: decide,
  forward,
  return: sendBack,
  'evaluate-again': evaluateAgain,
  transfer,
}
