import { actBodies } from '../../contract/acts.ts'
import { act } from './act.ts'

/** The advisory team's report to the council's chair (báo cáo của Tổ tư vấn). */
export const advise = act(actBodies['advisory-report'], {
  write: async ({ trx, dossier, place, at, commandId }, { findings, proposal }) => {
    await trx
      .insertInto('advisoryReport')
      .values({
        dossierId: dossier.id,
        level: place.level,
        attempt: place.attempt,
        findings,
        proposal,
        reportedAt: at,
        commandId,
      })
      .execute()
    return {}
  },
})
