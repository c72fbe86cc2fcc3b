import { CouncilView } from '@ocop/dossiers/contract/council'
import type { DossierSummary } from '@ocop/dossiers/contract/dossier'
import { z } from 'zod'
import { councilTexts } from '../../i18n/vi/desk-council.ts'
import type { Api } from '../../lib/api.ts'

const Councils = z.object({ items: z.array(CouncilView) })

/** The council that evaluates a dossier now, as far as the person may know of it: the newest of the level's unit. */
export const councilOf = async (
  api: Api,
  { level, unit }: Pick<DossierSummary, 'level' | 'unit'>,
): Promise<CouncilView | undefined> => {
  const { items } = await api.get('dossiers', '/councils', Councils)
  return items.find(
    (council) => council.level === level && unit.path.split('/').includes(council.unit),
  )
}

/** A member by seat and agency, for names are not told here. */
export const seatText = (council: CouncilView | undefined, personId: string): string => {
  const seat = council?.seats.find((each) => each.personId === personId)
  return seat
    ? councilTexts.seatOf(councilTexts.seats[seat.seat], seat.agency)
    : councilTexts.unknownSeat
}

/** Whether the person's seat scores. */
export const scoresIn = (council: CouncilView | undefined, personId: string): boolean =>
  council?.seats.some((seat) => seat.personId === personId && seat.scoring) ?? false

/** Whether the person's seat leads the council: chair, vice chair or secretary. */
export const leadsIn = (council: CouncilView | undefined, personId: string): boolean =>
  council?.seats.some((seat) => seat.personId === personId && seat.seat !== 'member') ?? false
