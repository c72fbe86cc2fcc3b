import { Problem, type Fault } from '@ocop/kernel/problem'
import { actBodies, type SupplementItem } from '../../contract/acts.ts'
import { criteriaOf } from '../../contract/criteria.ts'
import { dueAt } from '../calendar/deadline.ts'
import { attachPapers } from '../file/papers.ts'
import { evidenceKinds } from '../grading/evidence-kinds.ts'
import { answerRequest, openItems, openRequest, recordRequest } from '../supplement/store.ts'
import { act, type ActContext } from './act.ts'

/** Asking for a supplement (yêu cầu bổ sung): numbered, itemised per criterion or paper, with its own due date. */
export const requestSupplement = act(actBodies['supplement-requests'], {
  check: async (context, { items }) => {
    if (await openRequest(context))
      throw new Problem(
        'conflict',
        'supplement-open',
        'A supplement is asked for already; it is answered or lapses before another is asked for.',
      )
    const errors = items.flatMap((item, index) => itemFaults(context, item, index))
    if (errors.length)
      throw new Problem('invalid', 'supplement-unclear', `${errors.length} item(s) are unclear.`, {
        errors,
      })
  },
  write: async (context, { items }) => {
    const step = context.plan.steps.find((plan) => plan.step === 'supplement')
    if (!step) throw new Problem('conflict', 'act-not-now', 'This level asks for no supplements.')
    const due = dueAt(context.at, step.allowance)
    const number = await recordRequest(context, items, due)
    return { facts: { number, items: items.length, dueAt: due } }
  },
})

const itemFaults = (
  { sheet }: ActContext,
  { criterion, paper }: SupplementItem,
  index: number,
): Fault[] => {
  const faults: Fault[] = []
  if (criterion !== undefined && !criteriaOf(sheet).some(({ code }) => code === criterion))
    faults.push({
      pointer: `/items/${index}/criterion`,
      code: 'criterion-unknown',
      detail: `The dossier's sheet has no criterion ${criterion}.`,
    })
  if (paper !== undefined && !evidenceKinds.has(paper))
    faults.push({
      pointer: `/items/${index}/paper`,
      code: 'evidence-kind-unknown',
      detail: `There is no evidence kind ${paper}.`,
    })
  return faults
}

/**
 * The producer's answer to the open request, whole or in part. The request is finished when every item is answered, or
 * when the producer says that it is all; until then it stays the producer's turn. Papers were checked and linked when
 * the command came in.
 */
export const supplement = act(actBodies.supplements, {
  check: async (context, { items = [] }) => {
    const { open } = await itemsStillOpen(context)
    const errors = items.flatMap((item, index) =>
      open.includes(item)
        ? []
        : [
            {
              pointer: `/items/${index}`,
              code: 'item-not-open',
              detail: `Item ${item} is not asked for, or answered already.`,
            },
          ],
    )
    if (errors.length)
      throw new Problem('invalid', 'supplement-unclear', `${errors.length} item(s) are not open.`, {
        errors,
      })
  },
  write: async (context, { answer, papers, items, isAll }) => {
    const { number, open } = await itemsStillOpen(context)
    const answered = items ?? open
    const left = open.filter((item) => !answered.includes(item))
    const isFinished = isAll || left.length === 0
    const { trx, dossier, at } = context
    await answerRequest(context, number, {
      answer,
      papers,
      items: answered,
      isAll,
      isFinished,
    })
    await attachPapers(trx, dossier.id, papers, at)
    return {
      facts: { number, papers: papers.length, items: answered.length, left: left.length },
      ...(isFinished ? {} : { stays: true }),
    }
  },
})

/** The open request's number and the items nobody has answered yet. @throws conflict when none is open */
const itemsStillOpen = async (
  context: ActContext,
): Promise<{ readonly number: number; readonly open: readonly number[] }> => {
  const request = await openRequest(context)
  if (!request) throw new Problem('conflict', 'act-not-now', 'No supplement is asked for.')
  return { number: request.number, open: await openItems(context.trx, request) }
}
