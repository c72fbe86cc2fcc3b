import {
  ConflictList,
  type ConflictLiftView,
  type ConflictView,
  type CouncilView,
} from '@ocop/dossiers/contract/council'
import { DossierView } from '@ocop/dossiers/contract/dossier'
import { councilTexts } from '../../i18n/vi/desk-council.ts'
import type { Api } from '../../lib/api.ts'
import { instantText } from '../../lib/dates.ts'
import { councilOf, seatText } from './seats.ts'

const t = councilTexts.conflict

/** A dossier's conflicts of interest as far as the reader may see them, and the council they are of. */
export type Conflicts = {
  readonly dossier: DossierView
  readonly list: ConflictList
  readonly council: CouncilView | undefined
}

/** @throws missing when there is no such dossier for this person */
export const loadConflicts = async (api: Api, id: string): Promise<Conflicts> => {
  const [dossier, list] = await Promise.all([
    api.get('dossiers', `/dossiers/${id}`, DossierView),
    api.get('dossiers', `/dossiers/${id}/conflicts`, ConflictList),
  ])
  return { dossier, list, council: await councilOf(api, dossier) }
}

type Option = { readonly value: string; readonly label: string }
const optionOf =
  (council: CouncilView | undefined) =>
  ({ personId }: { readonly personId: string }): Option => ({
    value: personId,
    label: seatText(council, personId),
  })

/** Whom the reader may declare a conflict about: everybody else who takes part. */
export const othersTakingPart = (
  { list, council }: Pick<Conflicts, 'list' | 'council'>,
  readerId: string,
): readonly Option[] =>
  (council?.seats ?? [])
    .filter(({ personId }) => personId !== readerId)
    .filter(({ personId }) => !list.items.some((each) => each.personId === personId))
    .map(optionOf(council))

/** Whose conflict may be lifted: a declared one, and nobody's own. */
export const liftable = (
  { list, council }: Pick<Conflicts, 'list' | 'council'>,
  readerId: string,
): readonly Option[] =>
  list.items
    .filter(({ ground, personId }) => ground !== 'two-posts' && personId !== readerId)
    .map(optionOf(council))

/** Why somebody keeps out, in a line: the ground, and the reason as it was given. */
export const whyLine = ({ ground, reason }: Pick<ConflictView, 'ground' | 'reason'>): string =>
  reason === null ? t.grounds[ground] : `${t.grounds[ground]}: ${reason}`

/** Who declared it and when; where it follows from the record, that nobody had to. */
export const declaredLine = (
  council: CouncilView | undefined,
  { personId, declaredBy, declaredAt }: ConflictView,
): string => {
  if (declaredBy === null || declaredAt === null) return t.byRule
  const at = instantText(declaredAt)
  return declaredBy === personId
    ? t.declaredSelf(at)
    : t.declared(sayerText(council, declaredBy), at)
}

/** Who lifted it and when. */
export const liftedLine = (
  council: CouncilView | undefined,
  { liftedBy, liftedAt }: ConflictLiftView,
): string => t.liftedBy(sayerText(council, liftedBy), instantText(liftedAt))

const sayerText = (council: CouncilView | undefined, personId: string): string =>
  council?.seats.some((seat) => seat.personId === personId)
    ? seatText(council, personId)
    : t.unseated
