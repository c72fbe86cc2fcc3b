import type { Kysely } from 'kysely'
import type { Page, PageQuery } from '@ocop/kernel/page'
import { missing, Problem } from '@ocop/kernel/problem'
import { Idea, type IdeaSelection, type IdeaState } from '../../contract/idea.ts'
import type { ProgrammeTables } from '../tables.ts'
import type { Sight } from './rights.ts'

type Db = Kysely<ProgrammeTables>

const columns = [
  'id',
  'plan',
  'name',
  'description',
  'producer',
  'unit',
  'state',
  'reason',
  'registeredAt',
  'decidedAt',
  'clockId',
  'realm',
] as const

/**
 * Registers an idea; its id is the command's, so that a repeated command finds the idea that stands.
 * @throws conflict `command-reused` when the id stands for another idea
 */
export const registerIdea = async (
  db: Db,
  { producer, unit, ...idea }: Omit<Idea, 'state' | 'reason' | 'decidedAt'>,
): Promise<Idea> => {
  await db
    .insertInto('idea')
    .values({ ...idea, producer: JSON.stringify(producer), unit: JSON.stringify(unit) })
    .onConflict((known) => known.column('id').doNothing())
    .execute()
  const standing = await ideaById(db, idea.id)
  if (
    standing.plan !== idea.plan ||
    standing.name !== idea.name ||
    standing.description !== idea.description ||
    standing.producer.id !== producer.id
  )
    throw new Problem(
      'conflict',
      'command-reused',
      'This commandId was used for another idea. Use a new one.',
    )
  return standing
}

/** @throws missing */
export const ideaById = async (db: Db, id: string): Promise<Idea> => {
  const row = await db.selectFrom('idea').select(columns).where('id', '=', id).executeTakeFirst()
  if (!row) throw missing('idea')
  return Idea.parse(row)
}

/** The ideas within somebody's sight, in the order they were registered. */
export const ideasMatching = async (
  db: Db,
  { organisations, within }: Sight,
  { plan, state, page, pageSize }: PageQuery & { plan?: string; state?: IdeaState },
): Promise<Page<Idea>> => {
  let found = db
    .selectFrom('idea')
    .where((eb) =>
      eb.or([
        ...(organisations.length > 0 ? [eb('organisationId', 'in', [...organisations])] : []),
        ...within.flatMap((path) => [
          eb('unitPath', '=', path),
          eb('unitPath', 'like', `${path}/%`),
        ]),
      ]),
    )
  if (plan !== undefined) found = found.where('plan', '=', plan)
  if (state !== undefined) found = found.where('state', '=', state)
  const { total } = await found
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await found
    .select(columns)
    .orderBy('registeredAt')
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { items: rows.map((row) => Idea.parse(row)), total, page, pageSize }
}

/**
 * Records what was chosen, once.
 * @throws conflict `idea-decided` when another command decided it before
 */
export const decideIdea = async (
  db: Db,
  id: string,
  { commandId, selected, reason, at }: IdeaSelection & { at: string },
): Promise<Idea> => {
  const state = selected ? 'selected' : 'not-selected'
  await db
    .updateTable('idea')
    .set({ state, reason, decidedAt: at, selectionId: commandId })
    .where('id', '=', id)
    .where('state', '=', 'registered')
    .execute()
  const standing = await db
    .selectFrom('idea')
    .select(['selectionId', 'state', 'reason'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (standing?.selectionId !== commandId || standing.state !== state || standing.reason !== reason)
    throw new Problem('conflict', 'idea-decided', 'The idea was decided on before.')
  return ideaById(db, id)
}
