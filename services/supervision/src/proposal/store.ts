import { sql, type Kysely, type Selectable } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import type { Page } from '@ocop/kernel/page'
import { missing, Problem } from '@ocop/kernel/problem'
import type { BulkRow } from '../../contract/board.ts'
import type { Proposal, ProposalQuery } from '../../contract/proposals.ts'
import type { Acting } from '../act/acting.ts'
import type { Why } from '../order/second-person.ts'
import type { SupervisionTables } from '../tables.ts'

type Db = Kysely<SupervisionTables>
type Row = Selectable<SupervisionTables['proposal']>

type NewProposal = {
  readonly id: string
  readonly stepIds: readonly string[]
  readonly why: Why
  readonly post: Post
  readonly acting: Acting
}

/** Keeps a risky act for a second person, seen by those who oversee its steps; once per id. */
export const propose = async (
  db: Db,
  { id, stepIds, why, post, acting: { act, details, asking, reading, reason = '' } }: NewProposal,
): Promise<void> => {
  const steps = await db.selectFrom('step').select('audience').where('id', 'in', stepIds).execute()
  const overseers = steps
    .flatMap(({ audience }) => audience)
    .filter((token) => token.startsWith('unit:'))
  await db
    .insertInto('proposal')
    .values({
      ...{ id, act, why, reason, stepIds: [...stepIds], audience: [...new Set(overseers)] },
      details: JSON.stringify(details),
      proposedBy: asking.personId,
      post: JSON.stringify(post),
      at: reading.liveNow,
      state: 'waiting',
      ...{ decidedBy: null, decidedPost: null, decidedReason: null },
      ...{ decidedAt: null, outcome: null },
    })
    .onConflict((key) => key.column('id').doNothing())
    .execute()
}

const seenBy = (db: Db, overseen: readonly string[]) =>
  db.selectFrom('proposal').where(sql<boolean>`proposal.audience && ${overseen}::text[]`)

/** The proposals about steps of units one oversees, those that wait first, the latest first. */
export const listProposals = async (
  db: Db,
  overseen: readonly string[],
  { state, page, pageSize }: ProposalQuery,
): Promise<Page<Proposal>> => {
  const found = seenBy(db, overseen).$if(state !== undefined, (query) =>
    query.where(sql<boolean>`proposal.state = ${state}`),
  )
  const rows = await found
    .selectAll()
    .orderBy(sql`proposal.state = 'waiting'`, 'desc')
    .orderBy('proposal.at', 'desc')
    .orderBy('proposal.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  const { total } = await found
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { items: rows.map(asProposal), total, page, pageSize }
}

/** @throws missing when there is none, or it is about units the person does not oversee */
export const findProposal = async (
  db: Db,
  id: string,
  overseen: readonly string[],
): Promise<Proposal> => {
  const row = await seenBy(db, overseen).selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw missing('proposal')
  return asProposal(row)
}

type Decision = {
  readonly state: 'confirmed' | 'rejected'
  readonly by: string
  readonly post: Post
  readonly reason: string
  readonly at: string
  readonly outcome: readonly BulkRow[] | null
}

/** @throws conflict when somebody decided it before */
export const decide = async (db: Db, id: string, decision: Decision): Promise<void> => {
  const decided = await db
    .updateTable('proposal')
    .set({
      state: decision.state,
      decidedBy: decision.by,
      decidedPost: JSON.stringify(decision.post),
      decidedReason: decision.reason,
      decidedAt: decision.at,
      outcome: decision.outcome && JSON.stringify(decision.outcome),
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst()
  if (!decided) throw isDecided()
}

export const isDecided = (): Problem =>
  new Problem('conflict', 'proposal-decided', 'Somebody has decided this proposal already.')

const asProposal = ({ details, audience: _, decidedPost: __, outcome, ...row }: Row): Proposal => ({
  ...row,
  days: details.days ?? null,
  to: details.to ?? null,
  outcome: outcome && [...outcome],
})
