import { UnitPage } from '@ocop/identity/contract/units'
import type { UnitRef } from '@ocop/kernel/units'
import type { Api } from '../../lib/api.ts'

export type PointUnit = Pick<UnitRef, 'code' | 'name'>

/** Where offices say that a point of sale is: a commune at itself, a province also in its communes, the ministry by province. */
export const pointUnits = async (
  api: Api,
  offices: readonly UnitRef[],
  provinces: readonly PointUnit[],
): Promise<readonly PointUnit[]> => {
  const reached = await Promise.all(
    offices.map(async (office) => {
      if (office.level === 'ministry') return provinces
      if (office.level !== 'province') return [office]
      return [office, ...(await communesOf(api, office))]
    }),
  )
  return [...new Map(reached.flat().map((unit) => [unit.code, unit])).values()]
}

/** The communes of a province today, a page after the other. */
const communesOf = async (
  api: Api,
  { code }: Pick<PointUnit, 'code'>,
  page = 1,
): Promise<readonly PointUnit[]> => {
  const query = new URLSearchParams({
    ...{ under: code, level: 'commune', page: String(page), pageSize: '100' },
  })
  const { items, total, pageSize } = await api.get('identity', `/units?${query}`, UnitPage)
  const units = items.map(({ code: own, fullName }) => ({ code: own, name: fullName }))
  return page * pageSize < total
    ? [...units, ...(await communesOf(api, { code }, page + 1))]
    : units
}
