import { syllables } from '../src/search/fold.ts'
import { sectorRules, type SheetRule } from './sheet-rules.ts'

/** Words between spaces, so that `mơ` is not found in `mơn`. An empty phrase fits every name. */
const spaced = (text: string): string => ` ${syllables(text).join(' ')} `.replace(/^ +$/, '')

const fits = (name: string, { starts = [], has = [] }: SheetRule): boolean =>
  starts.some((phrase) => name.startsWith(spaced(phrase))) ||
  has.some((phrase) => name.includes(spaced(phrase)))

/**
 * The sector's id and the score sheet that a product's name tells; the sheet is null where the name does not tell.
 * @throws when the file names a sector that there is not
 */
export const sectorAndSheet = (
  name: string,
  sectorName: string,
): { sector: string; sheet: number | null } => {
  const sector = sectorRules[sectorName]
  if (!sector) throw new Error(`There is no sector named ${sectorName}`)
  return {
    sector: sector.id,
    sheet: sector.rules.find((rule) => fits(spaced(name), rule))?.sheet ?? null,
  }
}
