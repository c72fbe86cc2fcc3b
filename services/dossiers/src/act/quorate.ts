import { Problem } from '@ocop/kernel/problem'
import { refuseUnlessLeading } from '../council/leading.ts'
import { standingOf, tallyOf, type CouncilStanding } from '../council/standing.ts'
import { holdRoundOf } from '../round/store.ts'
import { starsApart } from '../scorecard/opinions.ts'
import type { ActContext } from './act.ts'

export const secondScoring = 2

type CountedScores = Awaited<ReturnType<typeof tallyOf>>

/**
 * The scoring a result may rest on.
 * @throws forbidden to who does not lead the council on this dossier; conflict outside its meeting, without quorum or
 * chair, while a gap above the statute's limit calls for a second scoring, or while written opinions differ
 */
export const quorateTally = async (context: ActContext): Promise<CountedScores> => {
  const { trx, dossier, place, personId } = context
  await holdRoundOf(trx, { dossierId: dossier.id, ...place })
  const tally = await tallyOf(trx, dossier, { dossierId: dossier.id, ...place })
  refuseUnlessLeading(tally.standing, personId)
  refuseOutsideMeeting(tally.standing)
  if (!tally.isQuorate || tally.count < tally.quorumNeeded)
    throw new Problem(
      'conflict',
      'quorum-missing',
      `The council needs ${tally.quorumNeeded} cards, the chair's among them; it has ${tally.count}.`,
      {
        facts: {
          quorumNeeded: tally.quorumNeeded,
          present: tally.present,
          cards: tally.count,
          chairPresent: tally.chairPresent,
        },
      },
    )
  if (tally.standing.round?.mode === 'written' && (await opinionsDiffer(context, tally)))
    throw new Problem(
      'conflict',
      'opinions-differ',
      'The written opinions differ: the council meets on this dossier. Convene it.',
    )
  if (tally.gapTooWide && place.scoring < secondScoring)
    throw new Problem(
      'conflict',
      'gap-too-wide',
      'The members differ by more than the statute allows: discuss and open a second scoring.',
    )
  return tally
}

/** A second scoring follows a discussion, which needs a meeting. @throws as `quorateTally` does */
export const refuseUndiscussed = async ({ trx, dossier, place, personId }: ActContext) => {
  const standing = await standingOf(trx, dossier, { dossierId: dossier.id, ...place })
  refuseUnlessLeading(standing, personId)
  refuseOutsideMeeting(standing)
  if (standing.round?.mode === 'written')
    throw new Problem(
      'conflict',
      'opinions-differ',
      'The written opinions differ: the council meets on this dossier. Convene it.',
    )
}

const refuseOutsideMeeting = ({ round }: CouncilStanding): void => {
  if (!round || round.state === (round.mode === 'meeting' ? 'meeting' : 'opinions')) return
  throw new Problem(
    'conflict',
    'meeting-not-open',
    'The council’s meeting on this dossier is not open.',
    { facts: { round: round.id, state: round.state } },
  )
}

/** Too wide a gap, or cards that lead to different stars. */
const opinionsDiffer = async (context: ActContext, { gapTooWide }: CountedScores) =>
  gapTooWide || (await starsApart(context))
