import { Problem } from '@ocop/kernel/problem'
import { roundActs } from '../../../contract/round.ts'
import { processAct } from '../../process-command/act.ts'
import { listOf } from '../list.ts'
import { orderActs } from '../orders.ts'
import type { Round } from '../store.ts'
import { refuseOutOfTurn, refuseWithoutQuorum, type RoundContext } from './context.ts'

/** Scoring opens: for the dossiers named, or for all of the pack that are ready. */
export const openScoring = processAct<Round, (typeof roundActs)['open-scoring']>(
  roundActs['open-scoring'],
  {
    check: async (context, { dossiers }) => {
      refuseOutOfTurn(context, 'open-scoring')
      await refuseWithoutQuorum(context)
      const ready = await readyFor(context)
      const strange = (dossiers ?? []).filter((id) => !ready.includes(id))
      if (strange.length === 0 && ready.length > 0) return
      throw new Problem(
        'conflict',
        'dossiers-not-ready',
        'Scoring opens for dossiers of the pack that wait for their round.',
        { facts: { dossiers: strange } },
      )
    },
    write: async (context, { dossiers }) => {
      const { trx, subject, command } = context
      const opened = dossiers ?? (await readyFor(context))
      await orderActs(
        trx,
        { roundId: subject.id, orderedBy: command.id },
        opened.map((dossierId) => ({ dossierId, act: 'open-scoring', body: {} })),
      )
      return { opened: opened.length }
    },
  },
)

/** Ready, in the pack, and nothing the person acting keeps out of. */
const readyFor = async ({ trx, subject, command }: RoundContext): Promise<string[]> => {
  const packed = new Set((subject.pack ?? []).map(({ dossierId }) => dossierId))
  const list = await listOf(trx, subject.id, { personId: command.personId })
  return list
    .filter(({ dossierId, standing }) => standing === 'ready' && packed.has(dossierId))
    .map(({ dossierId }) => dossierId)
}

/** A dossier is put off to a later round, with the reason; not once its scoring is open. */
export const setAside = processAct<Round, (typeof roundActs)['set-aside']>(roundActs['set-aside'], {
  check: async (context, { dossier }) => {
    refuseOutOfTurn(context, 'set-aside')
    const list = await listOf(context.trx, context.subject.id, {
      personId: context.command.personId,
    })
    const found = list.find(({ dossierId }) => dossierId === dossier)
    if (found?.standing === 'ready' || found?.standing === 'on-its-way') return
    throw new Problem(
      'conflict',
      'dossiers-not-ready',
      'Only a dossier of the list that is not scored yet is put off.',
      { facts: { dossiers: [dossier] } },
    )
  },
  write: async ({ trx, subject, at }, { dossier, reason }) => {
    await trx
      .updateTable('roundDossier')
      .set({ movedReason: reason, movedAt: at })
      .where('roundId', '=', subject.id)
      .where('dossierId', '=', dossier)
      .execute()
    return { dossier }
  },
})
