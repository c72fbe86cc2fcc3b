import type { Kysely } from 'kysely'
import type { SupplementView } from '../../contract/supplements.ts'
import type { Dossier } from '../act/act.ts'
import type { DossierTables } from '../tables.ts'
import type { SupplementRequest } from './store.ts'

/** A dossier's requests for supplements with their answers, in the order they were asked. */
export const supplementsOf = async (
  db: Kysely<DossierTables>,
  dossier: Standing,
): Promise<SupplementView[]> => {
  const requests = await db
    .selectFrom('supplementRequest')
    .selectAll()
    .where('dossierId', '=', dossier.id)
    .orderBy('number')
    .execute()
  const answers = await db
    .selectFrom('supplementAnswer')
    .selectAll()
    .where('dossierId', '=', dossier.id)
    .orderBy('answeredAt')
    .execute()
  return requests.map(({ number, level, attempt, askedAt, dueAt, answeredAt, lapsedAt, items }) => {
    const given = answers.filter((answer) => answer.number === number)
    const state = stateOf(dossier, { level, attempt, answeredAt, lapsedAt })
    return {
      number,
      level,
      attempt,
      state,
      items: items.map((item, index) => ({
        ...item,
        number: index + 1,
        answeredAt: given.find((answer) => answer.items.includes(index + 1))?.answeredAt ?? null,
      })),
      askedAt,
      // The step's own due time is the one that may have been extended.
      dueAt: state === 'open' && dossier.step?.step === 'supplement' ? dossier.step.dueAt : dueAt,
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

type Standing = Pick<Dossier, 'id' | 'state' | 'level' | 'attempt' | 'step'>
type Ending = Pick<SupplementRequest, 'level' | 'attempt' | 'answeredAt' | 'lapsedAt'>

const stateOf = (
  dossier: Standing,
  { level, attempt, answeredAt, lapsedAt }: Ending,
): SupplementView['state'] => {
  if (answeredAt !== null) return 'answered'
  if (lapsedAt !== null) return 'lapsed'
  const isThere = dossier.level === level && dossier.attempt === attempt
  return dossier.state === 'lodged' && isThere ? 'open' : 'ended'
}
