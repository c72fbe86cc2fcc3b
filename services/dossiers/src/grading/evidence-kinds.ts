import { sheetSet } from './score-sheets.ts'

/** Codes of the evidence kinds that Phụ lục III, Mẫu số 02 suggests; older sets name none of their own. */
export const evidenceKinds: ReadonlySet<string> = new Set(
  (sheetSet('26-2026').evidenceKinds ?? []).map(({ code }) => code),
)
