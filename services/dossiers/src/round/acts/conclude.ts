import { Problem } from '@ocop/kernel/problem'
import type { RoundReport } from '../../../contract/round.ts'
import { roundActs } from '../../../contract/round.ts'
import { processAct } from '../../process-command/act.ts'
import { listOf } from '../list.ts'
import { changeRound, type Round } from '../store.ts'
import { refuseOutOfTurn, refuseWithoutQuorum } from './context.ts'

type Listed = Awaited<ReturnType<typeof listOf>>[number]

/**
 * The round's minutes and the report on its result. What was opened is concluded first; what was not ready falls into a
 * later round. A round in which nothing was concluded is over with it.
 */
export const concludeRound = processAct<Round, typeof roundActs.conclude>(roundActs.conclude, {
  check: async (context) => {
    refuseOutOfTurn(context, 'conclude')
    await refuseWithoutQuorum(context)
    const open = (await listOf(context.trx, context.subject.id)).filter(
      ({ standing }) => standing === 'scoring',
    )
    if (open.length)
      throw new Problem(
        'conflict',
        'dossiers-unconcluded',
        `${open.length} dossier(s) are being scored; the council concludes them first.`,
        { facts: { dossiers: open.map(({ dossierId }) => dossierId) } },
      )
  },
  write: async ({ trx, subject, at }, { minutes, reportNumber }) => {
    const list = await listOf(trx, subject.id)
    const left = list.filter(({ standing }) => standing === 'ready' || standing === 'on-its-way')
    await trx
      .updateTable('roundDossier')
      .set({ movedReason: 'Chưa đủ điều kiện đưa ra Hội đồng trong đợt này', movedAt: at })
      .where('roundId', '=', subject.id)
      .where('movedAt', 'is', null)
      .where('dossierId', 'in', [subject.id, ...left.map(({ dossierId }) => dossierId)])
      .execute()
    const report = reportOf(reportNumber, list)
    await changeRound(trx, subject.id, {
      minutes,
      report: JSON.stringify(report),
      concludedAt: at,
      ...(report.concluded ? { state: 'concluded' } : { state: 'closed', closedAt: at }),
    })
    return { concluded: report.concluded, moved: report.moved }
  },
})

const reportOf = (number: string, list: readonly Listed[]): RoundReport => {
  const at = (...standings: readonly Listed['standing'][]): readonly Listed[] =>
    list.filter(({ standing }) => standings.includes(standing))
  const concluded = at('concluded', 'decided')
  const byStars: Record<string, number> = {}
  for (const { stars } of concluded) byStars[String(stars)] = (byStars[String(stars)] ?? 0) + 1
  return {
    number,
    listed: list.length,
    concluded: concluded.length,
    moved: at('moved', 'ready', 'on-its-way').length,
    gone: at('gone').length,
    byStars,
  }
}
