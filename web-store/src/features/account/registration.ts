import { OrganisationKind } from '@ocop/identity/contract/organisation'
import { Password } from '@ocop/identity/contract/me'
import type { Messages } from '../../i18n/shape.ts'

type Values = Readonly<Record<string, string>>

/** The fields of the second step, in their order. */
export const registrationFields = [
  'organisation',
  'kind',
  'address',
  'name',
  'email',
  'password',
] as const

/** Faults that can be told without asking identity; empty when the form may be sent. */
export const registrationFaults = (
  values: Values,
  t: Messages['account'],
): Readonly<Record<string, string>> => {
  const faults: Record<string, string> = {}
  for (const field of registrationFields) if (!values[field]) faults[field] = t.empty[field]
  if (!faults['kind'] && !OrganisationKind.safeParse(values['kind']).success)
    faults['kind'] = t.empty.kind
  if (!faults['password'] && !Password.safeParse(values['password']).success)
    faults['password'] = t.passwordShort
  return faults
}

/** What identity is told. */
export const registrationBody = (values: Values, commune: string) => ({
  name: values['name'],
  email: values['email'],
  password: values['password'],
  organisation: {
    name: values['organisation'],
    kind: values['kind'],
    address: values['address'],
    commune,
  },
  commandId: values['commandId'],
})

/** Where identity's faults stand in the form. */
export const registrationPointers = {
  '/organisation/name': 'organisation',
  '/organisation/kind': 'kind',
  '/organisation/address': 'address',
} as const
