import { actBodies } from '../../contract/acts.ts'
import { giveProductCode } from '../product/code.ts'
import { act } from './act.ts'

/** Intake (tiếp nhận): complete in composition, so the dossier goes on to the level's own work. */
export const accept = act(actBodies.accept, {
  write: async (_context, { note }) => ({ facts: note ? { note } : {} }),
})

/** The commune's report on the four contents and its proposal to the province (Mẫu số 03, văn bản đề nghị). */
export const communeReport = act(actBodies['commune-report'], {
  write: async (context, { contents, proposalNumber }) => {
    const { trx, dossier, place, at, commandId } = context
    await trx
      .insertInto('communeReport')
      .values({
        dossierId: dossier.id,
        attempt: place.attempt,
        contents: JSON.stringify(contents),
        proposalNumber,
        proposedAt: at,
        commandId,
      })
      .execute()
    return { facts: { proposalNumber, productCode: await giveProductCode(trx, dossier, at) } }
  },
})
