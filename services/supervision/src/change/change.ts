import type { ChangeStep, StepHolder, StepTaker } from '../../contract/steps.ts'
import type { ListedNoticeKind } from '../../contract/board.ts'
import { claimByOf } from '../ledger/ledger.ts'

/** How a step stood before a change. */
export type Before = {
  readonly holder: StepHolder
  readonly takers: readonly StepTaker[]
  readonly dueAt: string | null
}

/** An organisation's turn stays its own when its commune becomes part of another. */
export const isSameHolder = (one: StepHolder, other: StepHolder): boolean =>
  one.role === other.role &&
  one.organisationId === other.organisationId &&
  (one.organisationId !== undefined || one.unit.code === other.unit.code)

type Told = { readonly kind: ListedNoticeKind; readonly to: StepHolder }

/** Who is told what of a change: the new holder, whoever may act now, and the holder whose due time moved. */
export const toldOf = (before: Before, { holder, takers, dueAt }: ChangeStep): readonly Told[] => {
  const isGiven = !isSameHolder(before.holder, holder)
  const newTakers = takers.filter(
    (taker) =>
      !before.takers.some(
        (known) => known.as === taker.as && isSameHolder(known.holder, taker.holder),
      ),
  )
  return [
    ...(isGiven ? [{ kind: 'reassigned' as const, to: holder }] : []),
    ...newTakers.map(({ as, holder: to }) => ({ kind: as, to })),
    ...(!isGiven && before.dueAt !== dueAt ? [{ kind: 'due-moved' as const, to: holder }] : []),
  ]
}

/** A new holder has a share of what is left to pick the step up. */
export const claimAgainBy = ({ holder, at, dueAt }: ChangeStep): string | null =>
  claimByOf({ holder, openedAt: at, dueAt: dueAt === null || dueAt < at ? null : dueAt })
