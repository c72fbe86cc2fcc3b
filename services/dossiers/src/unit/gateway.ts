import { z } from 'zod'
import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'
import { codeOfPath, type UnitRef } from '@ocop/kernel/units'
import { refOf, Unit } from '@ocop/identity/contract/units'

const Organisation = z.object({ id: z.uuid(), name: z.string(), kind: z.string() })

/** How a unit ended: on which day, and the unit that took over. */
export type UnitEnd = { readonly dissolvedOn: string; readonly successor: UnitRef }

export type Directory = {
  /** The administrative unit at the end of a path, e.g. `vn/31` → Hải Phòng. */
  readonly unitAt: (path: string) => Promise<UnitRef>
  /** @throws missing */
  readonly unitWithCode: (code: string) => Promise<UnitRef>
  /** Undefined for a unit that lives. */
  readonly endOf: (path: string) => Promise<UnitEnd | undefined>
  readonly organisation: (id: string) => Promise<z.infer<typeof Organisation>>
}

/** Identity's units and organisations. Units are remembered: their names change with a law, not with a request. */
export const directory = (base: string, secret: string): Directory => {
  const remembered = new Map<string, Unit>()
  const unitWithCode = async (code: string): Promise<Unit> => {
    const known = remembered.get(code)
    if (known) return known
    const unit = await callService(base, Unit, { path: `/units/${code}` })
    remembered.set(code, unit)
    return unit
  }
  return {
    unitAt: async (path) => refOf(await unitWithCode(codeOfPath(path))),
    unitWithCode: async (code) => refOf(await unitWithCode(code)),
    endOf: async (path) => {
      const { dissolvedOn, successor } = await unitWithCode(codeOfPath(path))
      if (dissolvedOn === undefined || successor === undefined) return undefined
      return { dissolvedOn, successor: refOf(await unitWithCode(successor)) }
    },
    organisation: async (id) =>
      callService(base, Organisation, {
        path: `/internal/organisations/${id}`,
        token: await serviceToken('dossiers', secret),
      }),
  }
}
