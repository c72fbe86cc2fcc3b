import type { Kysely } from 'kysely'
import type { TallyScores } from '../../contract/evaluation.ts'
import type { Statute } from '../../contract/regime.ts'
import type { Dossier } from '../act/act.ts'
import { barredFrom } from '../conflict/store.ts'
import { regime } from '../regime/regimes.ts'
import { presentAt, roundOf, type Round } from '../round/store.ts'
import type { DossierTables } from '../tables.ts'
import { countedSeats, type HeldSeat } from './seats.ts'
import { statuteOf } from './statute.ts'
import { councilFor, councilWith, type StandingCouncil } from './store.ts'
import { tally, type Tally } from './tally.ts'

type Db = Kysely<DossierTables>

/** The council as it stands for one dossier at one level: its seats, its rules, and the round that takes the dossier. */
export type CouncilStanding = {
  readonly council: StandingCouncil | undefined
  readonly statute: Statute
  readonly seats: readonly HeldSeat[]
  readonly round: Round | undefined
  /** Who is at the meeting, where the round has one. */
  readonly attended: readonly string[] | undefined
}

type Evaluated = Pick<Dossier, 'id' | 'unitPath' | 'realm' | 'regime'>

export const standingOf = async (
  db: Db,
  dossier: Evaluated,
  place: Omit<TallyScores, 'scoring'>,
): Promise<CouncilStanding> => {
  const { round, council } = await councilAt(db, dossier, place)
  const barred = new Set((await barredFrom(db, dossier.id)).map(({ personId }) => personId))
  return {
    council,
    statute: statuteOf(regime(dossier.regime).statute, council?.statute),
    seats: (council?.seats ?? []).map(({ personId, seat, scoring, replaces, leftAt }) => ({
      memberId: personId,
      seat,
      scoring,
      conflicted: barred.has(personId),
      replaces,
      hasLeft: leftAt !== null,
    })),
    round,
    attended: round?.mode === 'meeting' ? await presentAt(db, round) : undefined,
  }
}

/** The council of the round that takes the dossier at a level; without a round, the one of the level's unit. */
export const councilAt = async (
  db: Db,
  { unitPath, realm }: Pick<Evaluated, 'unitPath' | 'realm'>,
  place: Omit<TallyScores, 'scoring'>,
): Promise<Pick<CouncilStanding, 'round' | 'council'>> => {
  const round = await roundOf(db, place)
  const council = round
    ? await councilWith(db, round.councilId)
    : await councilFor(db, { level: place.level, unitPath, realm })
  return { round, council }
}

/** How a scoring stands: quorum, chair, sum and count, gap. Without a council nobody is expected and nothing is quorate. */
export const tallyOf = async (
  db: Db,
  dossier: Evaluated,
  { level, attempt, scoring }: TallyScores,
): Promise<Tally & { readonly standing: CouncilStanding }> => {
  const standing = await standingOf(db, dossier, { dossierId: dossier.id, level, attempt })
  const cards = await db
    .selectFrom('scorecard')
    .select(['personId as memberId', 'total'])
    .where('dossierId', '=', dossier.id)
    .where('level', '=', level)
    .where('attempt', '=', attempt)
    .where('scoring', '=', scoring)
    .orderBy('scoredAt')
    .orderBy('id')
    .execute()
  const { seats, statute, attended } = standing
  const scored = new Set(cards.map(({ memberId }) => memberId))
  const counted = tally({
    members: countedSeats(seats, scored),
    cards,
    statute,
    ...(attended ? { attended } : {}),
  })
  return { ...counted, standing }
}
