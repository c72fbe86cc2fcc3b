import { z } from 'zod'
import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'
import { codeOfPath, type UnitRef } from '@ocop/kernel/units'
import { refOf, Unit } from '@ocop/identity/contract/units'

const Organisation = z.object({ id: z.uuid(), name: z.string(), kind: z.string() })

export type Directory = {
  /** The administrative unit at the end of a path, e.g. `vn/31` → Hải Phòng. */
  readonly unitAt: (path: string) => Promise<UnitRef>
  readonly organisation: (id: string) => Promise<z.infer<typeof Organisation>>
}

/** Identity's units and organisations. Units are remembered: their names change with a law, not with a request. */
export const directory = (base: string, secret: string): Directory => {
  const remembered = new Map<string, UnitRef>()
  return {
    unitAt: async (path) => {
      const known = remembered.get(path)
      if (known) return known
      const unit = refOf(await callService(base, Unit, { path: `/units/${codeOfPath(path)}` }))
      remembered.set(path, unit)
      return unit
    },
    organisation: async (id) =>
      callService(base, Organisation, {
        path: `/internal/organisations/${id}`,
        token: await serviceToken('dossiers', secret),
      }),
  }
}
