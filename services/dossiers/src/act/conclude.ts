import { Problem } from '@ocop/kernel/problem'
import { actBodies } from '../../contract/acts.ts'
import { criteriaOf } from '../../contract/criteria.ts'
import { cardFaults, gradeCouncil, meanChoices, type Choices } from '../../contract/grade.ts'
import type { Grade } from '../../contract/grading.ts'
import { countedCards } from '../scorecard/opinions.ts'
import { act, type ActContext } from './act.ts'
import { quorateTally, refuseUndiscussed, secondScoring } from './quorate.ts'

/** The council discussed a gap and scores a second time; the first cards stay as they are. */
export const scoreAgain = act(actBodies['second-scoring'], {
  check: async (context) => {
    await refuseUndiscussed(context)
    if (context.place.scoring >= secondScoring)
      throw new Problem(
        'conflict',
        'second-scoring-done',
        'The council has scored twice; it settles the result in discussion.',
      )
  },
  write: async (_context, { reason }) => ({ facts: { reason } }),
})

/** The council's result (kết quả của Hội đồng): quorum, mean of totals, gates on the agreed sheet, minutes. */
export const conclude = act(actBodies['council-results'], {
  check: async (context, { agreed, knockouts }) => {
    await gradeAgreed(context, await quorateTally(context), { agreed, knockouts })
  },
  write: async (context, { agreed, knockouts, minutes }) => {
    const { trx, dossier, place, at, commandId } = context
    const tally = await quorateTally(context)
    const grade = await gradeAgreed(context, tally, { agreed, knockouts })
    await trx
      .insertInto('councilResult')
      .values({
        dossierId: dossier.id,
        ...place,
        pointsSum: tally.sum,
        cardCount: tally.count,
        stars: grade.stars,
        agreed: JSON.stringify(agreed),
        knockouts,
        grade: JSON.stringify(grade),
        minutes,
        manner: mannerOf(context),
        concludedAt: at,
        commandId,
      })
      .execute()
    return {
      facts: {
        sum: tally.sum,
        count: tally.count,
        mean: tally.sum / tally.count,
        stars: grade.stars,
      },
    }
  },
})

/** Written opinions, where the plan has them and they did not differ; a second scoring is always a meeting. */
const mannerOf = ({ plan, place }: ActContext): 'meeting' | 'written-opinions' => {
  const scoring = plan.steps.find(({ step }) => step === 'council-scoring')
  return scoring?.writtenOpinions?.value && place.scoring < secondScoring
    ? 'written-opinions'
    : 'meeting'
}

type Agreed = { readonly agreed: Choices; readonly knockouts: readonly string[] }

/**
 * The council's grade on the sheet its members agreed on.
 * @throws invalid with every criterion that is missing from it, unknown, or has points no option offers
 */
const gradeAgreed = async (
  context: ActContext,
  tally: Awaited<ReturnType<typeof quorateTally>>,
  { agreed, knockouts }: Agreed,
): Promise<Grade> => {
  const { sheet } = context
  const absent = criteriaOf(sheet).filter(({ code }) => !Object.hasOwn(agreed, code))
  const errors = [
    ...absent.map(({ code }) => ({
      pointer: `/agreed/${code}`,
      code: 'criterion-missing',
      detail: `The council has not agreed on criterion ${code}.`,
    })),
    ...cardFaults(sheet, { choices: agreed, knockouts }).map((fault) => ({
      ...fault,
      pointer: fault.pointer.replace(/^\/choices/, '/agreed'),
    })),
  ]
  if (errors.length)
    throw new Problem('invalid', 'card-invalid', `${errors.length} fault(s) in the agreed sheet.`, {
      errors,
    })
  return gradeCouncil(sheet, tally, {
    choices: agreed,
    knockouts,
    ...(tally.standing.statute.mean.of === 'criterion'
      ? { gates: meanChoices((await countedCards(context)).map(({ choices }) => choices)) }
      : {}),
  })
}
