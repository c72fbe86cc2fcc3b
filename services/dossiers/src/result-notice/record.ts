import type { ActContext } from '../act/act.ts'
import { standingResult } from '../act/result.ts'
import { insertResultNotices } from './store.ts'
import { resultText, type Decided } from './text.ts'

/**
 * The owner and the commune are told in writing what became of the council's result, with the decision on it (26/2026,
 * Điều 7 khoản 3 điểm g). The notice is recorded with the decision; the ledger is told as its step closes.
 */
export const recordResultNotices = async (context: ActContext, decided: Decided): Promise<void> => {
  const { trx, dossier, plan, place, step, at } = context
  const rule = plan.resultNotice
  // A dossier that is only proposed to the level above has no result of this one.
  if (!rule || step?.restsOn?.result === 'none') return
  const { mean } = await standingResult(context)
  const { name, organisationName } = await trx
    .selectFrom('product')
    .select(['name', 'organisationName'])
    .where('id', '=', dossier.productId)
    .executeTakeFirstOrThrow()
  const { article } = rule
  const unit = {
    code: dossier.unitCode,
    name: dossier.unitName,
    level: 'commune' as const,
    path: dossier.unitPath,
  }
  const addressees = rule.to.map(({ role, at: where }) =>
    where === 'producer'
      ? { name: organisationName, holder: { role, unit, organisationId: dossier.organisationId } }
      : { name: unit.name, holder: { role, unit } },
  )
  await insertResultNotices(trx, addressees, {
    dossierId: dossier.id,
    level: place.level,
    attempt: place.attempt,
    stepId: dossier.step?.id ?? null,
    decisionNumber: decided.decisionNumber,
    text: resultText(decided, { product: name, mean, article }),
    article,
    toldAt: at,
  })
}
