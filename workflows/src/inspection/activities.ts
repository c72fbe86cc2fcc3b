import type { InspectionReading } from '@ocop/dossiers/contract/inspection'
import type { ProcessActivities } from '../process/activities.ts'

/** What an inspection's process asks of the services. */
export type InspectionActivities = ProcessActivities & {
  readInspection: (id: string, at: string) => Promise<InspectionReading>
  /** Records that there is nothing to inspect any more. */
  lapseInspection: (id: string) => Promise<void>
}
