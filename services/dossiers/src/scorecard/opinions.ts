import { grade } from '../../contract/grade.ts'
import type { ActContext } from '../act/act.ts'
import { countedSeats } from '../council/seats.ts'
import { standingOf } from '../council/standing.ts'
import { cardsOf } from './store.ts'

/** The cards that count for the present scoring of a dossier. */
export const countedCards = async ({ trx, dossier, place }: ActContext) => {
  const cards = (await cardsOf(trx, { dossierId: dossier.id, ...place })).filter(
    ({ scoring }) => scoring === place.scoring,
  )
  const { seats } = await standingOf(trx, dossier, { dossierId: dossier.id, ...place })
  const scored = new Set(cards.map(({ personId }) => personId))
  const counted = countedSeats(seats, scored)
    .filter(({ scoring, conflicted }) => scoring && !conflicted)
    .map(({ memberId }) => memberId)
  return cards.filter(({ personId }) => counted.includes(personId))
}

/** Whether members' own cards lead to different stars. */
export const starsApart = async (context: ActContext): Promise<boolean> => {
  const stars = (await countedCards(context)).map(
    ({ choices, knockouts }) => grade(context.sheet, { choices, knockouts }).stars,
  )
  return new Set(stars).size > 1
}
