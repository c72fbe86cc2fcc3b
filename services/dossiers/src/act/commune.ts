import { dayOf } from '@ocop/kernel/days'
import { Problem } from '@ocop/kernel/problem'
import { actBodies, type CommunePanel } from '../../contract/acts.ts'
import type { Regime } from '../../contract/regime.ts'
import { giveProductCode } from '../product/code.ts'
import { act } from './act.ts'

/** Intake (tiếp nhận): complete in composition, so the dossier goes on to the level's own work. */
export const accept = act(actBodies.accept, {
  write: async (_context, { note }) => ({ facts: note ? { note } : {} }),
})

/** The commune's report on the four contents and its proposal to the province (Mẫu số 03, văn bản đề nghị). */
export const communeReport = act(actBodies['commune-report'], {
  check: async ({ regime, at }, { panel }) => {
    const detail = panelFault(regime, panel, dayOf(at))
    if (detail)
      throw new Problem('invalid', 'panel-unfit', detail, {
        errors: [{ pointer: '/panel', code: 'panel-unfit', detail }],
      })
  },
  write: async (context, { contents, proposalNumber, panel }) => {
    const { trx, dossier, place, at, commandId } = context
    await trx
      .insertInto('communeReport')
      .values({
        dossierId: dossier.id,
        attempt: place.attempt,
        contents: JSON.stringify(contents),
        panel: panel ? JSON.stringify(panel) : null,
        proposalNumber,
        proposedAt: at,
        commandId,
      })
      .execute()
    return { facts: { proposalNumber, productCode: await giveProductCode(trx, dossier, at) } }
  },
})

const panelFault = (
  { communePanel }: Regime,
  panel: CommunePanel | undefined,
  today: string,
): string | undefined => {
  if (!panel)
    return communePanel.required ? `A panel meets first (${communePanel.article}).` : undefined
  return panel.heldOn > today ? 'The panel’s day is still to come.' : undefined
}
