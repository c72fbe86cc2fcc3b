import type { UnitRef } from '@ocop/kernel/units'
import type { Directory } from '../unit/gateway.ts'

/** The names a place had that are not part of where it lies now: the unit's own, then those of the units above it. */
export const formerNames = async (
  { unitAt }: Pick<Directory, 'unitAt'>,
  from: UnitRef,
  to: UnitRef,
): Promise<string[]> => {
  if (from.path === to.path) return []
  const names = [from.name]
  const codes = from.path.split('/')
  for (let depth = codes.length - 1; depth > 1; depth -= 1) {
    const path = codes.slice(0, depth).join('/')
    if (!to.path.startsWith(`${path}/`)) names.push((await unitAt(path)).name)
  }
  return names
}
