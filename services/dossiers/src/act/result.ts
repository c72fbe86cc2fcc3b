import { Problem } from '@ocop/kernel/problem'
import { verdictOf, type Verdict } from '../../contract/verdict.ts'
import type { ActContext } from './act.ts'

export type StandingResult = {
  readonly verdict: Verdict
  readonly rejectedBy: readonly string[]
  readonly concludedAt: string
  readonly mean: number
}

/**
 * The council's result that the step's acts rest on, and what it leads to: the level's own, or that of the level the
 * dossier came back from. A level entered at its decision decides on what its council found in the attempt before.
 * @throws conflict without one
 */
export const standingResult = async (context: ActContext): Promise<StandingResult> => {
  const { trx, dossier, place, plan, step } = context
  const from = step?.restsOn?.result
  const level = from === undefined || from === 'none' ? place.level : from
  const result = await trx
    .selectFrom('councilResult')
    .select(['pointsSum', 'cardCount', 'stars', 'grade', 'concludedAt'])
    .where('dossierId', '=', dossier.id)
    .where('level', '=', level)
    .orderBy('attempt', 'desc')
    .executeTakeFirst()
  if (!result)
    throw new Problem(
      'conflict',
      'quorum-missing',
      'There is no result of a quorate council to decide on.',
    )
  const { pointsSum: sum, cardCount: count, stars, grade, concludedAt } = result
  const { rejectedBy } = grade
  const verdict = verdictOf({ sum, count, stars, rejectedBy }, plan, {
    application: dossier,
    isOwn: level === place.level,
  })
  return { verdict, rejectedBy, concludedAt, mean: sum / count }
}
