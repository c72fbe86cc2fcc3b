import { readFileSync } from 'node:fs'
import { Problem, missing } from '@ocop/kernel/problem'
import { Regime, type DossierKind } from '../../contract/regime.ts'

const load = (id: string): Regime =>
  Regime.parse(
    JSON.parse(readFileSync(new URL(`../../data/regimes/${id}.json`, import.meta.url), 'utf8')),
  )

/** The regimes in the order they came into force. */
export const regimes: readonly Regime[] = ['148-2023', '1489-2025', '26-2026'].map(load)

/** @throws missing */
export const regime = (id: string): Regime => {
  const found = regimes.find((each) => each.id === id)
  if (!found) throw missing('regime')
  return found
}

/**
 * The regime that takes a dossier lodged on a day; it keeps it whatever comes later.
 * @param kind all three kinds follow the same days today; a regime may still end sooner for one of them (`finishBy`)
 * @throws invalid for a day before the first regime the platform knows
 */
export const regimeFor = (kind: DossierKind, day: string): Regime => {
  const found = regimes.find(
    ({ lodge }) => lodge.from <= day && (lodge.to === null || day <= lodge.to),
  )
  if (found) return found
  throw new Problem('invalid', 'regime-none', `No regime takes a ${kind} dossier lodged on ${day}.`)
}

/** The last day on which a dossier of a kind may still be decided under a regime; undefined without such a day. */
export const finishDayOf = ({ finishBy }: Regime, kind: DossierKind): string | undefined =>
  finishBy.find(({ kinds }) => kinds.includes(kind))?.day

/** The papers without which a dossier on this sheet is not complete in composition. */
export const papersFor = (
  { mandatoryPapers }: Regime,
  sheetNo: number,
): Regime['mandatoryPapers'] =>
  mandatoryPapers.filter(({ sheets }) => sheets === undefined || sheets.includes(sheetNo))
