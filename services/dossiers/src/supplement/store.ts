import type { Kysely, Selectable } from 'kysely'
import type { NewPaper, SupplementItem } from '../../contract/acts.ts'
import type { ActContext } from '../act/act.ts'
import type { DossierTables } from '../tables.ts'

export type SupplementRequest = Selectable<DossierTables['supplementRequest']>
type Db = Kysely<DossierTables>
type Place = Pick<ActContext, 'trx' | 'dossier' | 'place'>

/** The request of this level and attempt that is neither answered nor lapsed. There is one at most. */
export const openRequest = ({
  trx,
  dossier,
  place: { level, attempt },
}: Place): Promise<SupplementRequest | undefined> =>
  trx
    .selectFrom('supplementRequest')
    .selectAll()
    .where('dossierId', '=', dossier.id)
    .where('level', '=', level)
    .where('attempt', '=', attempt)
    .where('answeredAt', 'is', null)
    .where('lapsedAt', 'is', null)
    .executeTakeFirst()

/** Records a request under the dossier's next number. @returns the number */
export const recordRequest = async (
  { trx, dossier, place, at, commandId }: ActContext,
  items: readonly SupplementItem[],
  dueAt: string,
): Promise<number> => {
  const { last } = await trx
    .selectFrom('supplementRequest')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
    .where('dossierId', '=', dossier.id)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('supplementRequest')
    .values({
      dossierId: dossier.id,
      number: last + 1,
      level: place.level,
      attempt: place.attempt,
      items: JSON.stringify(items),
      askedAt: at,
      dueAt,
      answeredAt: null,
      lapsedAt: null,
      commandId,
    })
    .execute()
  return last + 1
}

/** The numbers of a request's items, from 1, that no answer has named. */
export const openItems = async (
  db: Db,
  { dossierId, number, items }: Pick<SupplementRequest, 'dossierId' | 'number' | 'items'>,
): Promise<readonly number[]> => {
  const answers = await db
    .selectFrom('supplementAnswer')
    .select('items')
    .where('dossierId', '=', dossierId)
    .where('number', '=', number)
    .execute()
  const answered = new Set(answers.flatMap((answer) => answer.items))
  return items.map((_, index) => index + 1).filter((item) => !answered.has(item))
}

type Answer = {
  readonly answer: string
  readonly papers: readonly NewPaper[]
  readonly items: readonly number[]
  readonly isAll: boolean
  readonly isFinished: boolean
}

/** Records an answer to a request, and ends the request when it is finished. */
export const answerRequest = async (
  { trx, dossier, at, commandId }: ActContext,
  number: number,
  { answer, papers, items, isAll, isFinished }: Answer,
): Promise<void> => {
  await trx
    .insertInto('supplementAnswer')
    .values({
      commandId,
      dossierId: dossier.id,
      number,
      items: [...items],
      text: answer,
      papers: JSON.stringify(papers),
      isAll,
      answeredAt: at,
    })
    .execute()
  if (isFinished)
    await trx
      .updateTable('supplementRequest')
      .set({ answeredAt: at })
      .where('dossierId', '=', dossier.id)
      .where('number', '=', number)
      .execute()
}
