import { Problem } from '@ocop/kernel/problem'
import type { SampleBody } from '../../contract/fieldwork.ts'
import { requireTurn, type FactContext } from './record.ts'
import { countSamples, entriesAt, unitsFor } from './sample-rule.ts'

/**
 * Records what a level did with samples. They come in and go on while the dossier stands there; what is in hand may be
 * given back or disposed of at any time.
 */
export const recordSamples = async (
  context: FactContext,
  { kind, units, condition }: SampleBody,
): Promise<Record<string, unknown>> => {
  const { trx, dossier, regime, level, at, commandId } = context
  if (unitsFor(regime, dossier.sheetNo) === 0)
    throw new Problem(
      'conflict',
      'samples-not-taken',
      'Products on this sheet come without samples.',
    )
  if (kind === 'received') requireTurn(context)
  const { held } = countSamples(await entriesAt(trx, dossier.id, level))
  if (kind !== 'received' && units > held)
    throw new Problem('conflict', 'samples-not-held', `The level has ${held} unit(s) in hand.`, {
      facts: { held },
    })
  await trx
    .insertInto('sampleEntry')
    .values({ commandId, dossierId: dossier.id, level, kind, units, condition, at })
    .execute()
  return { kind, units }
}
