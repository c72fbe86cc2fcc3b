import type { Kysely } from 'kysely'
import type { PersonActor } from '@ocop/kernel/actor'
import { missing } from '@ocop/kernel/problem'
import type { ScoringView } from '../../contract/dossier.ts'
import type { Dossier } from '../act/act.ts'
import { standingOf, tallyOf } from '../council/standing.ts'
import type { Tally } from '../council/tally.ts'
import type { DossierTables } from '../tables.ts'
import { cardsOf, type Scorecard } from './store.ts'

type Place = Pick<Scorecard, 'dossierId' | 'level' | 'attempt'>

/**
 * The scoring of the dossier's present level as one person may see it: a member's colleagues stay hidden, also in sums,
 * until the member's own card is in; the producer and everybody off the council see nothing while scoring is open.
 */
export const scoringView = async (
  db: Kysely<DossierTables>,
  actor: PersonActor,
  dossier: Dossier,
): Promise<ScoringView> => {
  const { place, seat } = await seatAt(db, actor, dossier)
  const cards = await cardsOf(db, place)
  const scoring = dossier.step?.scoring ?? Math.max(1, ...cards.map((card) => card.scoring))
  const tally = await tallyOf(db, dossier, { ...place, scoring })
  const ownIsIn = cards.some((card) => card.scoring === scoring && card.personId === actor.personId)
  const sees = ownIsIn || !seat.scoring || !(await isScoringOpen(db, dossier, place))
  const shown = cards.filter((card) => sees || card.personId === actor.personId).map(viewFor(actor))
  return {
    scoring,
    expected: tally.scoring,
    received: tally.count,
    quorumNeeded: tally.quorumNeeded,
    isQuorate: tally.isQuorate,
    chairPresent: tally.chairPresent,
    count: tally.count,
    ...(sees ? totalsOf(tally) : noTotals),
    mine: shown.find((card) => card.mine && card.scoring === scoring) ?? null,
    cards: shown,
  }
}

type Totals = Pick<ScoringView, 'gap' | 'gapTooWide' | 'sum' | 'mean'>
const totalsOf = ({ gap, gapTooWide, sum, mean }: Tally): Totals => ({ gap, gapTooWide, sum, mean })
const noTotals: Totals = { gap: null, gapTooWide: null, sum: null, mean: null }

/** The person's seat on the council that scores the dossier now. @throws missing for whoever has none */
const seatAt = async (
  db: Kysely<DossierTables>,
  actor: PersonActor,
  dossier: Dossier,
): Promise<{ place: Place; seat: { readonly scoring: boolean } }> => {
  const { level, attempt } = dossier
  if (level === null || attempt === null) throw missing('scoring')
  const place = { dossierId: dossier.id, level, attempt }
  const { seats } = await standingOf(db, dossier, place)
  const seat = seats.find(({ memberId }) => memberId === actor.personId)
  // Whoever is in a conflict of interest sees nothing of this dossier's scoring, nor does who has left.
  if (!seat || seat.hasLeft || seat.conflicted) throw missing('scoring')
  return { place, seat }
}

/** Also between two steps, e.g. while a second scoring is being opened: only a later step or the result closes it. */
const isScoringOpen = async (
  db: Kysely<DossierTables>,
  { state, step }: Dossier,
  { dossierId, level, attempt }: Place,
): Promise<boolean> => {
  if (state !== 'lodged') return false
  if (step !== null) return step.step === 'council-scoring'
  const result = await db
    .selectFrom('councilResult')
    .select('stars')
    .where('dossierId', '=', dossierId)
    .where('level', '=', level)
    .where('attempt', '=', attempt)
    .executeTakeFirst()
  return result === undefined
}

const viewFor =
  (actor: PersonActor) =>
  (card: Scorecard): ScoringView['cards'][number] => ({
    id: card.id,
    personId: card.personId,
    mine: card.personId === actor.personId,
    scoring: card.scoring,
    total: card.total,
    marks: card.marks.map((mark) => ({ ...mark })),
    choices: card.choices,
    knockouts: card.knockouts,
    scoredAt: card.scoredAt,
  })
