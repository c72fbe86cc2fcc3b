import { setTimeout as pause } from 'node:timers/promises'
import type { Difference } from '@ocop/supervision/contract/reconciliations'

/** Something under way differs for a moment: what is still so after this is a difference. */
export const secondLookAfterMs = 4_000

/** A difference that is still to be looked at once more. */
export type Doubt = Omit<Difference, 'repaired'> & {
  /** Whether it still is so. */
  readonly still: () => Promise<boolean>
  /** Puts it right; absent where somebody must see to it. */
  readonly repair?: () => Promise<void>
}

/** Looks again at everything that differed, puts right what can be, and tells what remains. */
export const settled = async (
  doubts: readonly Doubt[],
  waitMs = secondLookAfterMs,
): Promise<Difference[]> => {
  if (doubts.length === 0) return []
  await pause(waitMs)
  const differences: Difference[] = []
  for (const { kind, subject, detail, still, repair } of doubts) {
    if (!(await still())) continue
    const repaired = repair
      ? await repair().then(
          () => true,
          () => false,
        )
      : false
    differences.push({ kind, subject, detail, repaired })
  }
  return differences
}
