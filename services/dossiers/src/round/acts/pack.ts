import { createHash } from 'node:crypto'
import { workingDaysBetween } from '@ocop/kernel/calendar/working-days'
import { dayOf } from '@ocop/kernel/days'
import { Problem } from '@ocop/kernel/problem'
import { roundActs, type RoundPack } from '../../../contract/round.ts'
import type { Trx } from '../../act/act.ts'
import { processAct } from '../../process-command/act.ts'
import { listOf } from '../list.ts'
import { changeRound, type Round } from '../store.ts'
import { bodyOf, refuseOutOfTurn } from './context.ts'

/** The electronic pack goes to the members, in time before the meeting; sent again it takes in what is ready by now. */
export const sendPack = processAct<Round, (typeof roundActs)['send-pack']>(roundActs['send-pack'], {
  check: async (context) => {
    refuseOutOfTurn(context, 'send-pack')
    const { subject, at, trx } = context
    const { packWorkingDays } = (await bodyOf(context)).statute
    const isLate =
      subject.meetsAt !== null &&
      workingDaysBetween(dayOf(at), dayOf(subject.meetsAt)) < packWorkingDays.value
    if (isLate)
      throw new Problem(
        'conflict',
        'pack-too-late',
        `The pack is out ${packWorkingDays.value} working day(s) before the meeting (${packWorkingDays.article}). Convene a later one.`,
      )
    if ((await readyOf(trx, subject.id)).length === 0)
      throw new Problem(
        'conflict',
        'pack-empty',
        'No dossier of the list is ready for the council.',
      )
  },
  write: async ({ trx, subject, at }) => {
    const pack = await packOf(trx, subject.id)
    const packHash = hashOf(pack.map(({ hash }) => hash))
    const isWritten = subject.mode === 'written'
    await changeRound(trx, subject.id, {
      pack: JSON.stringify(pack),
      packHash,
      packSentAt: at,
      state: isWritten ? 'opinions' : 'pack-sent',
      ...(isWritten && subject.openedAt === null ? { openedAt: at } : {}),
    })
    return { packHash, dossiers: pack.length }
  },
})

const readyOf = async (trx: Trx, roundId: string): Promise<readonly string[]> =>
  (await listOf(trx, roundId))
    .filter(({ standing }) => standing === 'ready' || standing === 'scoring')
    .map(({ dossierId }) => dossierId)

const packOf = async (trx: Trx, roundId: string): Promise<RoundPack> => {
  const ids = await readyOf(trx, roundId)
  const papers = await trx
    .selectFrom('paper')
    .innerJoin('knownFile', 'knownFile.fileId', 'paper.fileId')
    .select(['dossierId', 'kind', 'paper.fileId', 'name', 'sha256'])
    .where('dossierId', 'in', ids)
    .orderBy('kind')
    .orderBy('paper.fileId')
    .execute()
  return ids.map((dossierId) => {
    const documents = papers
      .filter((paper) => paper.dossierId === dossierId)
      .map(({ kind, fileId, name, sha256 }) => ({ kind, fileId, name, sha256 }))
    return { dossierId, hash: hashOf([dossierId, documents]), documents }
  })
}

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex')
