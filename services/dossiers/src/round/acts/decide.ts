import type { z } from 'zod'
import { Problem, type Fault } from '@ocop/kernel/problem'
import { roundActs } from '../../../contract/round.ts'
import { acts } from '../../act/acts.ts'
import { actContext } from '../../command/apply.ts'
import { processAct } from '../../process-command/act.ts'
import { listOf } from '../list.ts'
import { orderActs, type Ordered } from '../orders.ts'
import type { Round } from '../store.ts'
import { refuseOutOfTurn, type RoundContext } from './context.ts'

type Batch = z.infer<typeof roundActs.decisions>

/**
 * The batch that the decision maker signs: a decision number for each dossier, those that go on to the level above apart.
 * The whole batch is judged before any of it is written; then each dossier's own process takes its decision.
 */
export const decideBatch = processAct<Round, typeof roundActs.decisions>(roundActs.decisions, {
  check: async (context, batch) => {
    refuseOutOfTurn(context, 'decisions')
    const errors: Fault[] = []
    for (const [index, signed] of ordersOf(batch).entries())
      errors.push(...(await faultsOf(context, signed, pointerOf(batch, index))))
    if (errors.length)
      throw new Problem(
        'invalid',
        'batch-invalid',
        `${errors.length} decision(s) of the batch cannot be taken; none of it is.`,
        { errors },
      )
  },
  write: async ({ trx, subject, command }, batch) => {
    const signed = ordersOf(batch)
    await orderActs(trx, { roundId: subject.id, orderedBy: command.id }, signed)
    return { decisions: batch.items.length, forwarded: batch.forwarded.length }
  },
})

const ordersOf = ({ decidedOn, items, forwarded }: Batch): readonly Ordered[] => [
  ...items.map(({ dossier, decisionNumber, stars }) => ({
    ...{ dossierId: dossier, act: 'decisions' as const },
    body: { decisionNumber, stars, decidedOn },
  })),
  ...forwarded.map(({ dossier, decisionNumber }) => ({
    ...{ dossierId: dossier, act: 'forward' as const },
    body: { decisionNumber, decidedOn },
  })),
]

const pointerOf = ({ items }: Batch, index: number): string =>
  index < items.length ? `/items/${index}` : `/forwarded/${index - items.length}`

/** What speaks against one decision: not concluded in this round, named twice, or what its dossier's record forbids. */
const faultsOf = async (
  { trx, subject, at, command }: RoundContext,
  { dossierId, act, body }: Ordered,
  pointer: string,
): Promise<Fault[]> => {
  const list = await listOf(trx, subject.id, { personId: command.personId })
  const concluded = list.some(
    (each) => each.dossierId === dossierId && each.standing === 'concluded',
  )
  if (!concluded || act === 'recount' || act === 'open-scoring')
    return [
      {
        pointer,
        code: 'dossiers-unconcluded',
        detail: 'The round has no result on this dossier to decide on.',
      },
    ]
  const dossier = await trx
    .selectFrom('dossier')
    .selectAll()
    .where('id', '=', dossierId)
    .executeTakeFirstOrThrow()
  const place = { level: subject.level, attempt: dossier.attempt ?? 1, scoring: 1 }
  const head = { commandId: command.id, seenVersion: dossier.version }
  const context = actContext(trx, dossier, place, {
    id: command.id,
    at,
    personId: command.personId,
  })
  try {
    await acts[act].check(context, { ...head, ...body })
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [{ pointer, code: error.code, detail: error.message }]
  }
}
