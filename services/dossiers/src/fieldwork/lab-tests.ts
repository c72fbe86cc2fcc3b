import type { LabTestBody } from '../../contract/fieldwork.ts'
import { nextNumber, requireTurn, settled, type FactContext } from './record.ts'

/** A further laboratory test: ordered, then reported once with the laboratory's own paper. */
export const recordLabTest = async (
  context: FactContext,
  body: LabTestBody,
): Promise<Record<string, unknown>> => {
  requireTurn(context)
  const { trx, dossier, level, attempt, at } = context
  if (body.stage === 'ordered') {
    const { laboratory, wanted, criteria } = body
    const number = await nextNumber(context, 'labTest')
    await trx
      .insertInto('labTest')
      .values({
        ...{ dossierId: dossier.id, number, level, attempt, laboratory, wanted, criteria },
        orderedAt: at,
        result: null,
        reportFileId: null,
        reportedAt: null,
      })
      .execute()
    return { number, stage: body.stage, laboratory }
  }
  const { number, result, reportFileId } = body
  const known = await trx
    .selectFrom('labTest')
    .select('number')
    .where('dossierId', '=', dossier.id)
    .where('number', '=', number)
    .executeTakeFirst()
  const updated = await trx
    .updateTable('labTest')
    .set({ result, reportFileId, reportedAt: at })
    .where('dossierId', '=', dossier.id)
    .where('number', '=', number)
    .where('reportedAt', 'is', null)
    .executeTakeFirstOrThrow()
  settled(updated, known !== undefined, 'lab-test')
  return { number, stage: body.stage }
}
