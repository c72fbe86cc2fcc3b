import type { Kysely } from 'kysely'
import { dayOf } from '@ocop/kernel/days'
import type { RehearsalOutcome } from '../../contract/rehearsal.ts'
import { workingDaysBetween } from '@ocop/kernel/calendar/working-days'
import type { DossierTables } from '../tables.ts'

type Db = Kysely<DossierTables>

/** What came of every dossier on a clock, in the order they were begun; read from the records alone. */
export const outcomeOf = async (db: Db, clockId: string): Promise<RehearsalOutcome> => {
  const dossiers = await db
    .selectFrom('dossier')
    .innerJoin('product', 'product.id', 'dossier.productId')
    .select(['dossier.id', 'product.name', 'dossier.kind', 'dossier.state'])
    .where('dossier.clockId', '=', clockId)
    .orderBy('dossier.lodgedAt')
    .orderBy('product.name')
    .execute()
  return {
    products: await Promise.all(
      dossiers.map(async ({ id, name, kind, state }) => {
        const certificate = await db
          .selectFrom('certificate')
          .select('stars')
          .where('dossierId', '=', id)
          .executeTakeFirst()
        return {
          dossierId: id,
          name,
          kind,
          state,
          attempts: await attemptsOf(db, id),
          stars: certificate?.stars ?? null,
          ...(await timesOf(db, id)),
        }
      }),
    ),
  }
}

const attemptsOf = async (db: Db, dossierId: string) => {
  const levels = await db
    .selectFrom('stepVisit')
    .select(['level', 'attempt', 'regime', (eb) => eb.fn.min('openedAt').as('openedAt')])
    .where('dossierId', '=', dossierId)
    .groupBy(['level', 'attempt', 'regime'])
    .orderBy('openedAt')
    .execute()
  const results = await db
    .selectFrom('councilResult')
    .selectAll()
    .where('dossierId', '=', dossierId)
    .execute()
  return levels.map(({ level, attempt, regime }) => {
    const result = results.find((each) => each.level === level && each.attempt === attempt)
    // Two decimals are for reading; bands were decided on sum and count.
    const points = result ? Math.round((result.pointsSum / result.cardCount) * 100) / 100 : null
    return { level, regime, points, stars: result?.stars ?? null }
  })
}

const timesOf = async (
  db: Db,
  dossierId: string,
): Promise<{ days: Record<string, number>; late: number }> => {
  const visits = await db
    .selectFrom('stepVisit')
    .selectAll()
    .where('dossierId', '=', dossierId)
    .where('closedAt', 'is not', null)
    // Some steps open and close at one moment of a stepped clock: the document has them in one order all the same.
    .orderBy('openedAt')
    .orderBy('closedAt')
    .orderBy('id')
    .execute()
  const days: Record<string, number> = {}
  for (const { level, step, openedAt, closedAt } of visits) {
    const key = `${level}/${step}`
    days[key] =
      (days[key] ?? 0) + (closedAt ? workingDaysBetween(dayOf(openedAt), dayOf(closedAt)) : 0)
  }
  return { days, late: visits.filter(({ verdict }) => verdict && !verdict.inTime).length }
}
