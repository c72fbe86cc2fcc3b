import { Problem } from '@ocop/kernel/problem'
import { actBodies } from '../../contract/acts.ts'
import { attachPapers } from '../file/papers.ts'
import { act } from './act.ts'

/** Asking for a supplement (yêu cầu bổ sung): numbered, itemised per criterion or paper. */
export const requestSupplement = act(actBodies['supplement-requests'], {
  write: async ({ trx, dossier, place, at, commandId }, { items }) => {
    const { last } = await trx
      .selectFrom('supplementRequest')
      .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
      .where('dossierId', '=', dossier.id)
      .executeTakeFirstOrThrow()
    const number = last + 1
    await trx
      .insertInto('supplementRequest')
      .values({
        dossierId: dossier.id,
        number,
        level: place.level,
        attempt: place.attempt,
        items: JSON.stringify(items),
        askedAt: at,
        answeredAt: null,
        commandId,
      })
      .execute()
    return { facts: { number, items: items.length } }
  },
})

/** The producer's answer to the open request. Papers were checked and linked when the command came in. */
export const supplement = act(actBodies.supplements, {
  write: async ({ trx, dossier, at }, { answer, papers }) => {
    const answered = await trx
      .updateTable('supplementRequest')
      .set({ answeredAt: at, answer: JSON.stringify({ text: answer, papers }) })
      .where('dossierId', '=', dossier.id)
      .where('answeredAt', 'is', null)
      .returning('number')
      .executeTakeFirst()
    if (!answered) throw new Problem('conflict', 'act-not-now', 'No supplement is asked for.')
    await attachPapers(trx, dossier.id, papers, at)
    return { facts: { number: answered.number, papers: papers.length } }
  },
})
