import type { RegimeView } from '@ocop/dossiers/contract/regime-view'

/** A kind of paper in words; a kind nobody named keeps its code. */
export const paperName = ({ mandatoryPapers, sheetSet }: RegimeView, kind: string): string =>
  mandatoryPapers.find((paper) => paper.kind === kind)?.vi ??
  sheetSet.evidenceKinds?.find(({ code }) => code === kind)?.vi ??
  kind
