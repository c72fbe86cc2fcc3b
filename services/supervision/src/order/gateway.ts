import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'
import { Barred } from '@ocop/dossiers/contract/council'
import { StepChanged, type StepChangeOrder } from '@ocop/dossiers/contract/step-change'
import { PostStandings, type PostStanding } from '@ocop/identity/contract/leave'
import { Holders } from '@ocop/identity/contract/posts'
import { refOf, Unit } from '@ocop/identity/contract/units'
import type { Role } from '@ocop/kernel/roles'
import type { UnitRef } from '@ocop/kernel/units'

/** Where a step's own record is kept: it judges a change by the law, writes it, and tells the process. */
export type StepRecords = {
  readonly change: (stepId: string, order: StepChangeOrder) => Promise<StepChanged>
  /** Ids of the persons whom a conflict of interest keeps out of a dossier's council. */
  readonly barred: (dossierId: string) => Promise<readonly string[]>
}

/** Who is where. */
export type Directory = {
  readonly unit: (code: string) => Promise<UnitRef>
  /** Ids of the persons who hold a post now. */
  readonly holders: (role: Role, unitCode: string) => Promise<readonly string[]>
  readonly standings: (
    posts: readonly { readonly role: Role; readonly unit: string }[],
  ) => Promise<readonly PostStanding[]>
}

export const stepRecords = (base: string, secret: string): StepRecords => ({
  change: async (stepId, order) =>
    callService(base, StepChanged, {
      method: 'POST',
      path: `/internal/steps/${encodeURIComponent(stepId)}/changes`,
      body: order,
      token: await serviceToken('supervision', secret),
    }),
  barred: async (dossierId) => {
    const { personIds } = await callService(base, Barred, {
      path: `/internal/dossiers/${encodeURIComponent(dossierId)}/barred`,
      token: await serviceToken('supervision', secret),
    })
    return personIds
  },
})

export const directory = (base: string, secret: string): Directory => ({
  unit: async (code) =>
    refOf(await callService(base, Unit, { path: `/units/${encodeURIComponent(code)}` })),
  holders: async (role, unitCode) => {
    const { items } = await callService(base, Holders, {
      path: `/internal/posts?role=${role}&unit=${encodeURIComponent(unitCode)}`,
      token: await serviceToken('supervision', secret),
    })
    return items.map(({ person }) => person.id)
  },
  standings: async (posts) => {
    const { items } = await callService(base, PostStandings, {
      method: 'POST',
      path: '/internal/post-standings',
      body: { asked: posts },
      token: await serviceToken('supervision', secret),
    })
    return items
  },
})
