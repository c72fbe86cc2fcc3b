import { Problem } from '@ocop/kernel/problem'
import type { Statute } from '../../../contract/regime.ts'
import type { RoundActName } from '../../../contract/round.ts'
import type { ProcessActContext } from '../../process-command/act.ts'
import { statuteOf } from '../../council/statute.ts'
import { councilWith, type StandingCouncil } from '../../council/store.ts'
import { tally, type Tally } from '../../council/tally.ts'
import { regime } from '../../regime/regimes.ts'
import { actsAt } from '../steps.ts'
import { presentAt, type Round } from '../store.ts'

export type RoundContext = ProcessActContext<Round>

/** The council that holds the round, and the rules it works by. */
export const bodyOf = async ({
  trx,
  subject,
}: Pick<RoundContext, 'trx' | 'subject'>): Promise<{
  readonly council: StandingCouncil
  readonly statute: Statute
}> => {
  const council = await councilWith(trx, subject.councilId)
  return { council, statute: statuteOf(regime(subject.regime).statute, council.statute) }
}

/** @throws conflict when the round does not wait for this act now */
export const refuseOutOfTurn = ({ subject }: RoundContext, act: RoundActName): void => {
  if (actsAt(subject).includes(act)) return
  throw new Problem('conflict', 'act-not-now', 'The round does not wait for this now.', {
    facts: { state: subject.state },
  })
}

/** The quorum of the meeting as a whole; for each dossier it is counted again without who keeps out of it. */
export const quorumOf = (
  { seats }: Pick<StandingCouncil, 'seats'>,
  statute: Statute,
  attended: readonly string[],
): Tally =>
  tally({
    members: seats
      .filter(({ leftAt }) => leftAt === null)
      .map(({ personId, seat, scoring }) => ({
        ...{ memberId: personId, seat, scoring },
        conflicted: false,
      })),
    cards: [],
    statute,
    attended,
  })

/** @throws conflict while too few are there, or no chair */
export const refuseInquorate = ({
  isQuorate,
  quorumNeeded,
  present,
  chairPresent,
}: Tally): void => {
  if (isQuorate) return
  throw new Problem(
    'conflict',
    'quorum-missing',
    `The meeting needs ${quorumNeeded} scoring members and the chair; ${present} are there.`,
    { facts: { quorumNeeded, present, chairPresent } },
  )
}

/** A meeting goes on only while it has its quorum; opinions in writing are counted by their cards. */
export const refuseWithoutQuorum = async (context: RoundContext): Promise<void> => {
  const { subject, trx } = context
  if (subject.mode !== 'meeting' || subject.state !== 'meeting') return
  const { council, statute } = await bodyOf(context)
  refuseInquorate(quorumOf(council, statute, await presentAt(trx, subject)))
}
