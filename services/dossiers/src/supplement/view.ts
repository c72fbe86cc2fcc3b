import type { Kysely } from 'kysely'
import type { SupplementView } from '../../contract/supplements.ts'
import type { Dossier } from '../act/act.ts'
import type { DossierTables } from '../tables.ts'

/** A dossier's requests for supplements with their answers, in the order they were asked. */
export const supplementsOf = async (
  db: Kysely<DossierTables>,
  { id, step }: Pick<Dossier, 'id' | 'step'>,
): Promise<SupplementView[]> => {
  const requests = await db
    .selectFrom('supplementRequest')
    .selectAll()
    .where('dossierId', '=', id)
    .orderBy('number')
    .execute()
  const answers = await db
    .selectFrom('supplementAnswer')
    .selectAll()
    .where('dossierId', '=', id)
    .orderBy('answeredAt')
    .execute()
  return requests.map(({ number, level, attempt, askedAt, dueAt, answeredAt, lapsedAt, items }) => {
    const given = answers.filter((answer) => answer.number === number)
    const isOpen = answeredAt === null && lapsedAt === null
    return {
      number,
      level,
      attempt,
      state: isOpen ? 'open' : lapsedAt === null ? 'answered' : 'lapsed',
      items: items.map((item, index) => ({
        ...item,
        number: index + 1,
        answeredAt: given.find((answer) => answer.items.includes(index + 1))?.answeredAt ?? null,
      })),
      askedAt,
      // The step's own due time is the one that may have been extended.
      dueAt: isOpen && step?.step === 'supplement' ? step.dueAt : dueAt,
      answeredAt,
      lapsedAt,
      answers: given.map((answer) => ({
        items: answer.items,
        text: answer.text,
        papers: [...answer.papers],
        isAll: answer.isAll,
        answeredAt: answer.answeredAt,
      })),
    }
  })
}
