import type { ProcessKind } from '../../contract/processes.ts'
import { certificateProcess } from '../certificate/acted-on.ts'
import { inspectionProcess } from '../inspection/acts.ts'
import { roundProcess } from '../round/acts/acts.ts'
import type { ActedOn } from './act.ts'

/** What may be done to each kind of process; a dossier's acts are the procedure's (src/act). */
export const actedOn: Partial<Record<ProcessKind, ActedOn>> = {
  certificate: certificateProcess,
  inspection: inspectionProcess,
  round: roundProcess,
}
