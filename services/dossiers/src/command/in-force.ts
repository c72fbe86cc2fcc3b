import { dayOf } from '@ocop/kernel/days'
import { Problem } from '@ocop/kernel/problem'
import { levelsFor } from '../../contract/plan.ts'
import type { EvaluationLevel } from '../../contract/regime.ts'
import type { ActContext } from '../act/act.ts'
import type { RecordedAct } from '../act/acts.ts'

/** Acts that need no level's competence: the producer's own, and what a transfer is. */
const free: readonly RecordedAct[] = ['lodge', 'withdraw', 'transfer', 'supplements']

/**
 * A level acts only while it exists, sends nothing to one that has ended, and before its regime is in force only takes
 * dossiers in.
 * @throws conflict
 */
export const refuseOutOfForce = (context: ActContext, act: RecordedAct): void => {
  if (free.includes(act)) return
  const { regime, plan, step, at } = context
  const day = dayOf(at)
  if (day < regime.lodge.from && step?.step !== plan.steps[0]?.step)
    throw new Problem(
      'conflict',
      'regime-not-in-force',
      `${regime.decision} is in force from ${regime.lodge.from}; until then dossiers are only taken in.`,
      { facts: { from: regime.lodge.from } },
    )
  const { succession } = regime
  if (succession === undefined || day < succession.from) return
  const level = [plan.level, levelAfter(context, act)].find(
    (each) => each !== undefined && succession.ends.includes(each),
  )
  if (level)
    throw new Problem(
      'conflict',
      'level-ended',
      `This level ended on ${succession.from} (${succession.article}); the dossier is transferred first.`,
      { facts: { level, from: succession.from } },
    )
}

/** The level an act would send the dossier to. */
const levelAfter = (
  { regime, dossier, plan, step }: ActContext,
  act: RecordedAct,
): EvaluationLevel | undefined => {
  const then = step?.acts.find((entry) => entry.act === act)?.then
  if (typeof then !== 'object' || !('outcome' in then)) return undefined
  const levels = levelsFor(regime, dossier).map(({ level }) => level)
  if (then.outcome === 'proposed') return levels[levels.indexOf(plan.level) + 1]
  if (then.outcome === 'forwarded') return plan.forwardFrom?.to
  return then.outcome === 'returned' ? plan.returnBelow?.to : undefined
}
