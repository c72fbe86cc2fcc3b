import type { RegimeView } from '@ocop/dossiers/contract/regime-view'
import { staffTexts } from '../../i18n/vi/desk-staff.ts'
import { rows } from './supplement-rows.ts'

/** What each field of the staff's act forms is called, for the summary of faults. */
export const fieldLabels = ({ sheetSet }: RegimeView): Readonly<Record<string, string>> => ({
  ...Object.fromEntries((sheetSet.communeContents ?? []).map(({ code, vi }) => [code, vi])),
  ...Object.fromEntries(rows.map((row) => [`text-${row}`, staffTexts.supplement.row(String(row))])),
  note: staffTexts.accept.note,
  proposalNumber: staffTexts.report.number,
  findings: staffTexts.advisory.findings,
  proposal: staffTexts.advisory.proposal,
  decisionNumber: staffTexts.decision.number,
  decidedOn: staffTexts.decision.day,
  reason: staffTexts.decision.reason,
})
