import type { PersonActor } from '@ocop/kernel/actor'
import { dayOf } from '@ocop/kernel/days'
import { Problem } from '@ocop/kernel/problem'
import type { ScorecardBody } from '../../contract/acts.ts'
import type { ActAnswer } from '../../contract/evaluation.ts'
import { grade } from '../../contract/grade.ts'
import { marksToChoices } from '../../contract/marks.ts'
import type { Dossier } from '../act/act.ts'
import { clockNow } from '../clock/store.ts'
import { hashOf } from '../command/store.ts'
import { visibleDossier } from '../dossier/store.ts'
import { sheetOf } from '../grading/score-sheets.ts'
import type { Needs } from '../needs.ts'
import { regime } from '../regime/regimes.ts'
import { demandStanding } from '../unit/life.ts'
import { refuseAbsent, scoringSeat } from './seat.ts'
import { cardUnder, lockScoring, recordScorecard, type Scorecard } from './store.ts'

/**
 * A member's card: a fact, recorded first under the guard of the dossier's state, then told to the process. Telling it
 * again is harmless, so a card recorded by a request that died is told when the request is repeated.
 */
export const submitScorecard = async (
  needs: Needs,
  actor: PersonActor,
  dossierId: string,
  body: ScorecardBody,
): Promise<ActAnswer> => {
  const dossier = await visibleDossier(needs.db, actor, dossierId)
  const known = await cardSentBefore(needs.db, actor, { dossierId, body })
  const card =
    known ??
    (await recordNewCard(needs, actor, dossier, body).catch(tellEarlierCard(needs, actor, dossier)))
  await announce(needs, dossier, card)
  return { id: card.id, version: dossier.version, state: 'recorded' }
}

const announce = async (
  { process }: Needs,
  { id: dossierId, state, level: standing }: Dossier,
  { id, level, attempt, scoredAt }: RecordedCard,
): Promise<void> => {
  if (state !== 'lodged' || standing !== level) return
  await process.announceScorecard({ scorecardId: id, at: scoredAt }, { dossierId, level, attempt })
}

/**
 * A member whose card is in but was never told (the process could not be reached then) may send it again under a new
 * command: it is refused as before, and the card that counts is told now.
 */
const tellEarlierCard =
  (needs: Needs, actor: PersonActor, dossier: Dossier) =>
  async (refusal: unknown): Promise<never> => {
    if (refusal instanceof Problem && refusal.code === 'scorecard-exists') {
      const card = await needs.db
        .selectFrom('scorecard')
        .select(['id', 'level', 'attempt', 'scoredAt'])
        .where('dossierId', '=', dossier.id)
        .where('personId', '=', actor.personId)
        .orderBy('scoredAt', 'desc')
        .executeTakeFirst()
      if (card) await announce(needs, dossier, card)
    }
    throw refusal
  }

type RecordedCard = Pick<Scorecard, 'id' | 'level' | 'attempt' | 'scoredAt'>

const cardSentBefore = async (
  db: Needs['db'],
  actor: PersonActor,
  { dossierId, body }: { readonly dossierId: string; readonly body: ScorecardBody },
): Promise<RecordedCard | undefined> => {
  const card = await cardUnder(db, body.commandId)
  if (card === undefined) return undefined
  const isSame =
    card.bodyHash === hashOf('scorecards', body) &&
    card.personId === actor.personId &&
    card.dossierId === dossierId
  if (isSame) return card
  throw new Problem(
    'conflict',
    'command-reused',
    'This commandId was used for another scorecard. Use a new one.',
  )
}

const recordNewCard = async (
  needs: Needs,
  actor: PersonActor,
  dossier: Dossier,
  body: ScorecardBody,
): Promise<RecordedCard> => {
  const { db } = needs
  const { standing, post } = await scoringSeat(db, actor, dossier)
  if (
    dossier.step?.step !== 'council-scoring' ||
    dossier.level === null ||
    dossier.attempt === null
  )
    throw new Problem('conflict', 'scoring-closed', 'Scoring of this dossier is not open.')
  if (dossier.version !== body.seenVersion)
    throw new Problem(
      'conflict',
      'version-stale',
      'The dossier has changed since you opened it. Load it again and repeat.',
    )
  const scoredAt = await clockNow(db, dossier.clockId, needs.wallClock)
  await demandStanding(needs.directory, post, dayOf(scoredAt))
  refuseAbsent(standing, actor)
  const sheet = sheetOf(regime(dossier.regime).sheets, dossier.sheetNo)
  const choices = marksToChoices(sheet, body.marks)
  const { total } = grade(sheet, { choices, knockouts: body.knockouts })
  const { level, attempt } = dossier
  const card = {
    commandId: body.commandId,
    bodyHash: hashOf('scorecards', body),
    dossierId: dossier.id,
    level,
    attempt,
    scoring: dossier.step.scoring,
    personId: actor.personId,
    marks: body.marks,
    choices,
    knockouts: body.knockouts,
    total,
    scoredAt,
  }
  return db.transaction().execute(async (trx) => {
    await lockScoring(trx, card)
    // Sent twice at the same moment: under the lock the second one finds the first one's card.
    const sent = await cardSentBefore(trx, actor, { dossierId: dossier.id, body })
    return sent ?? recordScorecard(trx, card)
  })
}
