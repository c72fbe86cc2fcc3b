import { z } from 'zod'
import { InspectionReading } from '@ocop/dossiers/contract/inspection'
import type { InspectionActivities } from '../inspection/activities.ts'
import type { Services } from './evaluation.ts'

type Own = Pick<InspectionActivities, 'readInspection' | 'lapseInspection'>

/** What an inspection's process asks of the dossiers service. */
export const inspectionActivities = ({ dossiers }: Services): Own => ({
  readInspection: (id, at) =>
    dossiers(InspectionReading, {
      path: `/internal/inspections/${id}/reading?at=${encodeURIComponent(at)}`,
    }),
  lapseInspection: async (id) => {
    await dossiers(z.unknown(), { method: 'POST', path: `/internal/inspections/${id}/lapse` })
  },
})
