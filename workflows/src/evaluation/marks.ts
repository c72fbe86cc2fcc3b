import type { Mark, OpenedStep } from '@ocop/dossiers/contract/evaluation'

const earlier = (left: Mark, right: Mark): number =>
  left.at < right.at ? -1 : left.at > right.at ? 1 : left.id < right.id ? -1 : 1

/**
 * The marks of an open step, and of the step that waits behind a supplement when its legal clock runs on,
 * in order of time.
 */
export const marksOf = (open: OpenedStep, asking: OpenedStep | undefined): readonly Mark[] => {
  const behind = asking && !asking.supplementPauses ? asking.marks : []
  return inOrder([...open.marks, ...behind])
}

/** Marks in order of time. Ties go by id, so the order never depends on who opened first. */
export const inOrder = (marks: readonly Mark[]): Mark[] => marks.toSorted(earlier)
