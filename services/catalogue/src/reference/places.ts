import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { fold, syllables } from '../search/fold.ts'

/** Names of the units in force since 01/07/2025; identity owns them, this copy only labels facets and products. */
const UnitRow = z.object({
  code: z.string(),
  level: z.enum(['province', 'commune']),
  kind: z.string(),
  name: z.string(),
  parent_code: z.string(),
})
const DissolvedRow = z.object({
  name: z.string(),
  dissolved: z.iso.date(),
  successor_code: z.string(),
})

export type Place = { readonly code: string; readonly kind: string; readonly name: string }
export type Commune = Place & { readonly provinceCode: string }

const rowsOf = <S extends z.ZodType>(file: string, row: S): z.infer<S>[] => {
  const text = readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8')
  return z.array(row).parse(parse(text, { columns: true, skip_empty_lines: true }))
}

const units = rowsOf('units-2025.csv', UnitRow)
const dissolved = rowsOf('dissolved-provinces.csv', DissolvedRow)

export const provinces: readonly Place[] = units.filter((unit) => unit.level === 'province')
export const communes: readonly Commune[] = units
  .filter((unit) => unit.level === 'commune')
  .map(({ parent_code: provinceCode, ...unit }) => ({ ...unit, provinceCode }))

const provinceNames = new Map(provinces.map(({ code, name }) => [code, name]))
const communeNames = new Map(communes.map(({ code, kind, name }) => [code, `${kind} ${name}`]))
const provinceCodes = new Map([
  ...provinces.map(({ code, name }): [string, string] => [name, code]),
  ...dissolved.map((row): [string, string] => [row.name, row.successor_code]),
  // Renamed, not merged: the city took the short name when it became a city on 01/01/2025.
  ['Thừa Thiên Huế', '46'] as const,
])

/** Names of provinces, former ones too, each with the code of the one that has it today or took it over. */
export const provinceNamesToday: readonly (readonly [name: string, code: string])[] = [
  ...provinceCodes,
]

/** The province's name, or its code when this copy does not know it. */
export const provinceName = (code: string): string => provinceNames.get(code) ?? code

/** The commune's name with its kind (`xã Kim Thành`), or its code when this copy does not know it. */
export const communeName = (code: string): string => communeNames.get(code) ?? code

/** The code of the province that has this name today or took over the one that had it; undefined for no such name. */
export const provinceCodeOf = (name: string): string | undefined => provinceCodes.get(name)

/** The province a former one went into, by the code units of history have (`cu-hai-duong`). */
const successors = new Map(
  dissolved.map((row) => [
    `cu-${syllables(row.name).map(fold).join('-')}`,
    { formerName: row.name, successorCode: row.successor_code },
  ]),
)

/** What became of a province's code: the name it had and the code that took over; undefined for one of today. */
export const successorOf = (
  code: string,
): { readonly formerName: string; readonly successorCode: string } | undefined =>
  successors.get(code)

/** Provinces that ended, with the code of the one that took each over. */
export const formerProvinces = dissolved.map((row) => ({
  name: row.name,
  successorCode: row.successor_code,
}))

/** Whether a commune of this code is there today. */
export const isCommuneToday = (code: string): boolean => communeNames.has(code)
