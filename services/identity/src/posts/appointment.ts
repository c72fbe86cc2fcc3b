import type { PersonActor } from '@ocop/kernel/actor'
import type { NewPost } from '../../contract/posts.ts'
import type { Needs } from '../needs.ts'
import { organisationUnits } from '../organisations/store.ts'
import { refuse } from '../refusal.ts'
import { unitsWithCodes } from '../units/store.ts'
import { faultsOf } from './post.ts'
import { demandRight, demandWithin, type Action } from './rights.ts'

export type Appointment = { readonly asked: NewPost; readonly pointer: string }

/**
 * Judges posts that the caller wants to give.
 * @returns the caller's reach
 * @throws forbidden without the right or outside the reach; invalid with the faults of all posts
 */
export const demandAppointments = async (
  { db, mode }: Needs,
  {
    caller,
    action,
    appointments,
  }: { caller: PersonActor; action: Action; appointments: readonly Appointment[] },
): Promise<readonly string[]> => {
  const reach = demandRight(caller, action)
  const units = await unitsWithCodes(
    db,
    appointments.map(({ asked }) => asked.unit),
  )
  const organisations = await organisationUnits(
    db,
    appointments.flatMap(({ asked }) => asked.organisation ?? []),
  )
  refuse(
    appointments.flatMap(({ asked, pointer }) => {
      const organisationIsThere = organisations.get(asked.organisation ?? '') === asked.unit
      return faultsOf({ asked, unit: units.get(asked.unit), organisationIsThere }, mode, pointer)
    }),
  )
  for (const unit of units.values()) demandWithin(reach, unit.path)
  return reach
}
