import { callService } from '@ocop/http/client'
import { Problem } from '@ocop/kernel/problem'
import { Unit } from '@ocop/identity/contract/units'

/** Asks identity for a unit by its code; undefined where there is none. @throws unavailable while it cannot tell */
export type AskUnit = (code: string) => Promise<Unit | undefined>

/** Units are remembered: they change with a law, not with a request. */
export const askIdentity = (identityUrl: string): AskUnit => {
  const remembered = new Map<string, Unit>()
  return async (code) => {
    const known = remembered.get(code)
    if (known) return known
    const unit = await callService(identityUrl, Unit, { path: `/units/${code}` }).catch(noneOf)
    if (unit) remembered.set(code, unit)
    return unit
  }
}

const noneOf = (error: unknown): undefined => {
  if (error instanceof Problem && error.kind === 'missing') return
  throw error
}
