import { ConflictAct, LiftConflict, NewConflict } from '@ocop/dossiers/contract/council'
import { CommandResult } from '@ocop/kernel/ids'
import { Problem } from '@ocop/kernel/problem'
import { problemSentence } from '../../i18n/problem-sentence.ts'
import { councilTexts } from '../../i18n/vi/desk-council.ts'
import type { Api } from '../../lib/api.ts'
import { deskRefusal, faultyForm, type DeskForm } from '../../lib/desk/refusal.ts'

type Values = Readonly<Record<string, string>>
type Member = 'personId' | 'ground' | 'reason'

/** Which field of an act's form tells which part of what is sent; the three forms stand on one page. */
export const conflictFields = {
  declare: { ground: 'ground', reason: 'reason' },
  'declare-other': { personId: 'otherPerson', ground: 'otherGround', reason: 'otherReason' },
  lift: { personId: 'liftPerson', reason: 'liftReason' },
} as const satisfies Readonly<Record<ConflictAct, Partial<Record<Member, string>>>>

const schemas = { ...NewConflict.shape, personId: LiftConflict.shape.personId.min(1) }
const members: readonly Member[] = ['personId', 'ground', 'reason']

const fieldsOf = (act: ConflictAct): readonly (readonly [Member, string])[] => {
  const fields: Partial<Record<Member, string>> = conflictFields[act]
  return members.flatMap((member) => {
    const field = fields[member]
    return field === undefined ? [] : [[member, field] as const]
  })
}

/** What each field is called in the summary of faults. */
export const conflictLabels: Readonly<Record<string, string>> = {
  [conflictFields.declare.ground]: councilTexts.conflict.ground,
  [conflictFields.declare.reason]: councilTexts.conflict.reason,
  [conflictFields['declare-other'].personId]: councilTexts.conflict.other.person,
  [conflictFields['declare-other'].ground]: councilTexts.conflict.ground,
  [conflictFields['declare-other'].reason]: councilTexts.conflict.reason,
  [conflictFields.lift.personId]: councilTexts.conflict.lift.person,
  [conflictFields.lift.reason]: councilTexts.conflict.lift.reason,
}

export const conflictActIn = ({ act }: Values): ConflictAct | undefined =>
  ConflictAct.safeParse(act).data

/** What is wrong with the form of an act before it is sent, a sentence per field. */
export const faultsBefore = (act: ConflictAct, values: Values): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fieldsOf(act)
      .filter(([member, field]) => !schemas[member].safeParse(values[field] ?? '').success)
      .map(([member, field]) => [field, councilTexts.conflict.faults[member]]),
  )

export const sendConflictAct = async (
  api: Pick<Api, 'send'>,
  id: string,
  { act, values }: { readonly act: ConflictAct; readonly values: Values },
): Promise<void> => {
  const told = fieldsOf(act).map(([member, field]) => [member, values[field] ?? ''])
  const body = { commandId: values['commandId'], ...Object.fromEntries(told) }
  const path = `/dossiers/${id}/conflicts${act === 'lift' ? '/lifts' : ''}`
  await api.send('dossiers', { path, body }, CommandResult)
}

/** Where an act leads: whoever declared a conflict of their own may not open the dossier any more. */
export const placeAfter = (act: ConflictAct, id: string): string =>
  act === 'declare' ? `/hoi-dong?da=${act}` : `/hoi-dong/ho-so/${id}/xung-dot?da=${act}`

/**
 * What a refused act means for its form.
 * @throws the error itself when no form can answer it
 */
export const conflictRefusal = (
  error: unknown,
  { act, values }: { readonly act: ConflictAct; readonly values: Values },
): DeskForm => {
  if (error instanceof Problem && error.code === 'conflict-unknown')
    return { ...faultyForm(values, {}), general: [problemSentence(error.code)] }
  const pointers = Object.fromEntries(fieldsOf(act).map(([member, field]) => [`/${member}`, field]))
  return deskRefusal(error, { values, pointers })
}
