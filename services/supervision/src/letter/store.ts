import { randomUUID } from 'node:crypto'
import { sql, type Kysely, type Transaction } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import { dayOf } from '@ocop/kernel/days'
import type { Letter } from '../../contract/letters.ts'
import type { StepRow } from '../board/store.ts'
import { holderOf } from '../change/store.ts'
import { hoursBetween } from '../ledger/verdict.ts'
import type { SupervisionTables } from '../tables.ts'
import { numberOf, paragraphsOf, seriesOf } from './letter.ts'

type Db = Kysely<SupervisionTables>
type Trx = Transaction<SupervisionTables>

type NewLetter = {
  readonly step: StepRow
  readonly sender: Post
  readonly reason: string
  readonly urgings: number
  readonly writtenBy: string
}

/** Writes a letter of urging about a step, with the next number of the sender's unit: no gaps, since both are one transaction. */
export const writeLetter = async (
  trx: Trx,
  { step, sender, reason, urgings, writtenBy }: NewLetter,
): Promise<{ readonly id: string; readonly number: string }> => {
  const day = dayOf(step.asOf)
  const year = day.slice(0, 4)
  const { last } = await trx
    .insertInto('letterSerial')
    .values({ series: seriesOf(sender.unit.code, year, step.realm), last: 1 })
    .onConflict((key) => key.column('series').doUpdateSet({ last: sql`letter_serial.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  const id = randomUUID()
  const number = numberOf(last, sender.unit.code, year)
  const recipient = holderOf(step)
  const paragraphs = paragraphsOf({
    ...{ title: step.title, subjectTitle: step.subjectTitle, article: step.article, reason },
    holder: recipient,
    openedDay: dayOf(step.openedAt),
    dueDay: step.dueAt && dayOf(step.dueAt),
    hoursLeft:
      step.dueAt === null
        ? null
        : hoursBetween(step.pausedSince ?? step.asOf, step.dueAt, step.closedDays),
    before: urgings,
  })
  await trx
    .insertInto('letter')
    .values({
      ...{ id, number, day, writtenBy, stepId: step.id, realm: step.realm },
      sender: JSON.stringify(sender),
      recipient: JSON.stringify(recipient),
      paragraphs: JSON.stringify(paragraphs),
    })
    .execute()
  return { id, number }
}

/** The latest letter about a step. */
export const letterOfStep = (
  db: Db,
  stepId: string,
): Promise<{ id: string; number: string } | undefined> =>
  db
    .selectFrom('letter')
    .innerJoin('notice', (join) =>
      join.on('notice.stepId', '=', stepId).on(sql<boolean>`notice.id = 'urging:' || letter.id`),
    )
    .select(['letter.id', 'letter.number'])
    .where('letter.stepId', '=', stepId)
    .orderBy('notice.seq', 'desc')
    .executeTakeFirst()

/** A letter, if the reader may know of its step. */
export const findLetter = async (
  db: Db,
  id: string,
  sees: readonly string[],
): Promise<Letter | undefined> => {
  const row = await db
    .selectFrom('letter')
    .innerJoin('step', 'step.id', 'letter.stepId')
    .select(['letter.id', 'letter.stepId', 'letter.number', 'letter.day', 'letter.realm'])
    .select(['letter.sender', 'letter.recipient', 'letter.paragraphs'])
    .where('letter.id', '=', id)
    .where(sql<boolean>`step.audience && ${sees}::text[]`)
    .executeTakeFirst()
  return row && { ...row, paragraphs: [...row.paragraphs] }
}
