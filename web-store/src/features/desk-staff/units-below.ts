import { Summary } from '@ocop/supervision/contract/board'
import type { Api } from '../../lib/api.ts'
import type { Person } from '../../lib/person.ts'

export type UnitChoice = { readonly code: string; readonly name: string }

/** The units a board may be narrowed to: the person's own, and those that hold steps the person may see. */
export const unitsWithSteps = async (api: Api, person: Person): Promise<readonly UnitChoice[]> => {
  const { rows } = await api.get('supervision', '/summary', Summary)
  const all = [...person.posts.map(({ unit }) => unit), ...rows.map(({ unit }) => unit)]
  const named = new Map(all.map(({ code, name }) => [code, name]))
  return [...named]
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
}
