import type { RoutedAct } from '@ocop/dossiers/contract/acts'
import { CommandResult } from '@ocop/kernel/ids'
import { staffTexts } from '../../i18n/vi/desk-staff.ts'
import type { Api } from '../../lib/api.ts'
import { commandHead } from '../../lib/desk/refusal.ts'
import { readItems, rowNames } from './supplement-rows.ts'

type Values = Readonly<Record<string, string>>
export type StaffAct = Extract<
  RoutedAct,
  | 'accept'
  | 'commune-report'
  | 'supplement-requests'
  | 'advisory-report'
  | 'decisions'
  | 'forward'
  | 'return'
  | 'evaluate-again'
>

/** The body of each act out of its form's fields; what is missing in it the service names, fault by fault. */
const bodies: Readonly<Record<StaffAct, (values: Values) => object>> = {
  accept: ({ note }) => (note ? { note } : {}),
  'commune-report': ({
    origin = '',
    labour = '',
    idea = '',
    identity = '',
    proposalNumber = '',
  }) => ({
    contents: { origin, labour, idea, identity },
    proposalNumber,
  }),
  'supplement-requests': (values) => ({ items: readItems(values) }),
  'advisory-report': ({ findings = '', proposal = '' }) => ({ findings, proposal }),
  decisions: ({ stars, decisionNumber = '', decidedOn = '' }) => ({
    stars: stars ? Number(stars) : null,
    decisionNumber,
    decidedOn,
  }),
  forward: ({ decisionNumber = '', decidedOn = '' }) => ({ decisionNumber, decidedOn }),
  return: ({ decisionNumber = '', decidedOn = '', reason = '' }) => ({
    decisionNumber,
    decidedOn,
    reason,
  }),
  'evaluate-again': ({ reason = '' }) => ({ reason }),
}

export const isStaffAct = (act: string | undefined): act is StaffAct =>
  act !== undefined && Object.hasOwn(bodies, act)

/** What is wrong with a form as a whole before it is sent: a request that asks for nothing. */
export const faultsBefore = (act: StaffAct, values: Values): Readonly<Record<string, string>> =>
  act === 'supplement-requests' && readItems(values).length === 0
    ? { 'text-1': staffTexts.supplement.none }
    : {}

/** Where a fault of an act's body stands in its form. */
export const pointersOf = (values: Values): Readonly<Record<string, string>> => ({
  '/contents/origin': 'origin',
  '/contents/labour': 'labour',
  '/contents/idea': 'idea',
  '/contents/identity': 'identity',
  ...Object.fromEntries(rowNames(values).map((name, index) => [`/items/${index}/text`, name])),
})

export const sendStaffAct = async (
  api: Api,
  id: string,
  { act, values }: { readonly act: StaffAct; readonly values: Values },
): Promise<void> => {
  const body = { ...commandHead(values), ...bodies[act](values) }
  await api.send('dossiers', { path: `/dossiers/${id}/${act}`, body }, CommandResult)
}
