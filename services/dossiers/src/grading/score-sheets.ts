import { readFileSync } from 'node:fs'
import { Problem, missing } from '@ocop/kernel/problem'
import type { GradableSheet } from '../../contract/criteria.ts'
import { SheetSet } from '../../contract/score-sheet.ts'

const load = (id: string): SheetSet =>
  SheetSet.parse(
    JSON.parse(
      readFileSync(new URL(`../../data/score-sheets/${id}.json`, import.meta.url), 'utf8'),
    ),
  )

// Read once: a set never changes under a running process, and a broken file must stop the start, not a request.
const sets = new Map(['148-2023', '26-2026'].map((id) => [id, load(id)]))

/** The ids of the sheet sets the service carries. */
export const sheetSetIds: readonly string[] = [...sets.keys()]

/** The set of 26 sheets a regime grades with, e.g. `26-2026`. @throws missing */
export const sheetSet = (id: string): SheetSet => {
  const set = sets.get(id)
  if (!set) throw missing('sheet-set')
  return set
}

/** One sheet with its set's bands, ready to grade with. @throws missing */
export const sheetOf = (setId: string, no: number): GradableSheet => {
  const set = sheetSet(setId)
  const sheet = set.sheets.find((each) => each.no === no)
  if (!sheet)
    throw new Problem(
      'missing',
      'sheet-unknown',
      `The set ${setId} has the sheets 1 to ${set.sheets.length}.`,
    )
  return { ...sheet, bands: set.bands }
}
