import { z } from 'zod'
import { pageOf } from '@ocop/kernel/page'
import { Regime } from './regime.ts'
import { ScoreSheet, SheetSetHead } from './score-sheet.ts'

/** A regime in the list of all of them. */
export const RegimeSummary = Regime.pick({
  id: true,
  titleVi: true,
  decision: true,
  sheets: true,
  lodge: true,
  finishBy: true,
})
export type RegimeSummary = z.infer<typeof RegimeSummary>

/** A regime whole, with what its score sheets share: bands, parts, kinds of evidence. */
export const RegimeView = z.strictObject({ ...Regime.shape, sheetSet: SheetSetHead })
export type RegimeView = z.infer<typeof RegimeView>

/** The sheets a regime grades with, a page of them, under the head of their set. */
export const SheetPage = z.strictObject({ ...SheetSetHead.shape, ...pageOf(ScoreSheet).shape })
export type SheetPage = z.infer<typeof SheetPage>
