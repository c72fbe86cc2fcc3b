import type { Role } from '@ocop/kernel/roles'
import type { OpenStep } from '../../contract/steps.ts'

/** A word about a step's clock, in the order it arrived; `due` moves the due time and lets the clock be. */
export type PauseWord = {
  readonly kind: 'pause' | 'resume' | 'due'
  readonly at: string
  readonly dueAt: string | null
}

/** Where a step's clock stands. */
export type Standing = {
  readonly pausedSince: string | null
  readonly dueAt: string | null
  readonly claimBy: string | null
}

/**
 * Folds all words about a step's clock by the moments they name, so the order in which they arrive does not
 * matter; only words of one and the same moment keep the order of their arrival.
 */
export const standingOf = (
  { firstDueAt, claimBy }: { firstDueAt: string | null; claimBy: string | null },
  words: readonly PauseWord[],
): Standing => {
  const inTime = words.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
  let pausedSince: string | null = null
  let dueAt = firstDueAt
  for (const word of inTime) {
    if (word.kind === 'pause') pausedSince ??= word.at
    else if (word.kind === 'due') dueAt = word.dueAt
    else [pausedSince, dueAt] = [null, word.dueAt]
  }
  // Whoever stopped the clock has the step in hand: it no longer counts as left lying.
  const wasStopped = words.some(({ kind }) => kind !== 'due')
  return { pausedSince, dueAt, claimBy: wasStopped ? null : claimBy }
}

/** The stretches during which the clock stood, up to `until`. */
export const pausesOf = (
  words: readonly PauseWord[],
  until: string,
): readonly { from: string; to: string }[] => {
  const inTime = words
    .filter(({ at }) => isBefore(at, until))
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
  const pauses: { from: string; to: string }[] = []
  let since: string | undefined
  for (const { kind, at } of inTime) {
    if (kind === 'pause') since ??= at
    else if (kind === 'resume' && since !== undefined) {
      pauses.push({ from: since, to: at })
      since = undefined
    }
  }
  return since === undefined ? pauses : [...pauses, { from: since, to: until }]
}

/** Roles that never "pick up": their step is theirs alone, or each of them has it at once. */
const withoutPickingUp: ReadonlySet<Role> = new Set<Role>([
  'producer',
  'consultant',
  'council-member',
])

/** The share of its allowance after which a step that nobody picked up counts as left lying. */
export const unclaimedShare = 0.25

/**
 * Until when somebody should have picked the step up: as the process says, else a share of the time between
 * opening and due time; null when it needs no picking up.
 */
export const claimByOf = ({
  claimBy,
  openedAt,
  dueAt,
  holder,
}: Pick<OpenStep, 'claimBy' | 'openedAt' | 'dueAt' | 'holder'>): string | null => {
  if (claimBy !== undefined) return claimBy
  if (dueAt === null || withoutPickingUp.has(holder.role)) return null
  const opened = Date.parse(openedAt)
  return new Date(opened + (Date.parse(dueAt) - opened) * unclaimedShare).toISOString()
}

export const isBefore = (one: string, other: string): boolean => Date.parse(one) < Date.parse(other)
