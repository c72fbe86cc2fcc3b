import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** A commune that ended on 01/07/2025, with the district and the province it lay in. */
export const FormerCommune = z.object({
  name: z.string(),
  district: z.string(),
  province: z.string(),
})
export type FormerCommune = z.infer<typeof FormerCommune>

const Row = FormerCommune.extend({ commune_code: z.string() })

/**
 * The communes that went, whole or in part, into each of today's, by today's code. From the open data set of
 * vietnamadminunits 1.0.4 (MIT), joined by name; the 28 of its rows that would carry a commune across the border of a
 * former province, where two of one name were mixed up, are left out.
 */
const byCode = Map.groupBy(
  z.array(Row).parse(
    parse(readFileSync(new URL('../../data/former-communes.csv', import.meta.url), 'utf8'), {
      columns: true,
      skip_empty_lines: true,
    }),
  ),
  (row) => row.commune_code,
)

/** What people called the places of a commune before 01/07/2025; none for a code that is no commune's of today. */
export const formerCommunesOf = (code: string): FormerCommune[] =>
  (byCode.get(code) ?? []).map(({ name, district, province }) => ({ name, district, province }))

/** The same as plain names, districts once: what a product of the commune may be looked for under. */
export const formerNamesOf = (code: string): readonly string[] => [
  ...new Set(formerCommunesOf(code).flatMap(({ name, district }) => [name, district])),
]
