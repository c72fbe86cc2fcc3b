import type { Unit } from '@ocop/identity/contract/units'
import type { AskUnit } from '../unit/gateway.ts'

const unit = (level: Unit['level'], path: string, end: Partial<Unit> = {}): Unit => {
  const code = path.split('/').at(-1) ?? ''
  return {
    ...{ code, name: code, fullName: `đơn vị ${code}`, level, kind: level, path },
    ...{ parent: path.split('/').at(-2) ?? null, parentName: null },
    state: end.dissolvedOn === undefined ? 'open' : 'dissolved',
    ...end,
  }
}
const until2025 = (successor: string): Partial<Unit> => ({ dissolvedOn: '2025-07-01', successor })
const district = 'vn/cu-kon-tum/cu-huyen-dak-glei'

const units: readonly Unit[] = [
  unit('ministry', 'vn'),
  unit('province', 'vn/01'),
  unit('province', 'vn/31'),
  unit('commune', 'vn/31/10804'),
  unit('commune', 'vn/31/10813'),
  unit('province', 'vn/51'),
  unit('commune', 'vn/51/23341'),
  unit('province', 'vn/cu-kon-tum', until2025('51')),
  unit('district', district, until2025('51')),
  unit('commune', `${district}/cu-xa-dak-pek`, until2025('23341')),
]

/** The unit of a test by its code. */
export const unitIn = (code: string): Unit => {
  const found = units.find((each) => each.code === code)
  if (!found) throw new Error(`No test knows a unit ${code}`)
  return found
}

/** Identity as these tests know it: some units of today, and some that ended on 01/07/2025. */
export const askTestUnit: AskUnit = async (code) => units.find((each) => each.code === code)
