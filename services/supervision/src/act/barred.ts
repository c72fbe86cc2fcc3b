import { Problem } from '@ocop/kernel/problem'
import type { Role } from '@ocop/kernel/roles'

/** Posts of a council: whoever has a conflict of interest with a dossier keeps out of it there, and only there. */
export const councillors: ReadonlySet<Role> = new Set<Role>([
  'council-member',
  'council-secretary',
  'council-chair',
])

/** @throws forbidden for a person whom a conflict of interest keeps from a council's step */
export const refuseBarred = (
  barred: readonly string[],
  { personId, role }: { readonly personId: string; readonly role: Role },
): void => {
  if (!councillors.has(role) || !barred.includes(personId)) return
  throw new Problem(
    'forbidden',
    'conflict-of-interest',
    'A conflict of interest keeps this person out of the dossier.',
  )
}
