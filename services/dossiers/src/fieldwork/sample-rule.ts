import { Problem } from '@ocop/kernel/problem'
import type { SampleBody } from '../../contract/fieldwork.ts'
import type { ActName, EvaluationLevel, Regime } from '../../contract/regime.ts'
import type { ActContext, Trx } from '../act/act.ts'

/** How many units go with a dossier on this sheet; none where the product is no goods. */
export const unitsFor = ({ samples }: Regime, sheetNo: number): number =>
  samples.notFor.some(({ sheet }) => sheet === sheetNo) ? 0 : samples.units.value

type Entry = Pick<SampleBody, 'kind' | 'units'>

/** Units a level has in hand, and how many it ever got in good order. */
export const countSamples = (
  entries: readonly Entry[],
): { readonly held: number; readonly usable: number } => {
  const sum = (...kinds: SampleBody['kind'][]): number =>
    entries.reduce((total, { kind, units }) => total + (kinds.includes(kind) ? units : 0), 0)
  const usable = sum('received') - sum('missing')
  return { usable, held: usable - sum('forwarded', 'returned', 'disposed') }
}

export const entriesAt = (trx: Trx, dossierId: string, level: EvaluationLevel): Promise<Entry[]> =>
  trx
    .selectFrom('sampleEntry')
    .select(['kind', 'units'])
    .where('dossierId', '=', dossierId)
    .where('level', '=', level)
    .execute()

/** @throws conflict when the regime wants the units at hand before this act, and the level has not got them */
export const requireSamples = async (
  { trx, dossier, regime, place }: ActContext,
  act: ActName,
): Promise<void> => {
  const rule = regime.samples.levels.find(({ level }) => level === place.level)
  if (!rule?.before.includes(act)) return
  const required = unitsFor(regime, dossier.sheetNo)
  const { usable } = countSamples(await entriesAt(trx, dossier.id, place.level))
  if (usable >= required) return
  throw new Problem(
    'conflict',
    'samples-missing',
    `${required} units are to be there before this (${rule.article}); ${usable} are.`,
    { facts: { required, usable } },
  )
}
