import { codeOfPath, type UnitRef } from '@ocop/kernel/units'
import type { ResultNoticeRule } from '../../contract/legal-terms.ts'
import type { ActContext, Dossier, Trx } from '../act/act.ts'
import { unitPathAt } from '../dossier/rights.ts'
import { standingResult } from '../act/result.ts'
import { insertResultNotices, type Addressee } from './store.ts'
import { resultText, type Decided } from './text.ts'

/**
 * Those whom the regime names are told in writing what became of the council's result, with the decision on it (26/2026,
 * Điều 7 khoản 3 điểm g: the owner and the commune; khoản 4: the province). The notice is recorded with the decision;
 * the ledger is told as its step closes.
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
  const addressees: Addressee[] = []
  for (const { role, at: where } of rule.to) {
    const unit = await unitTold(trx, dossier, where)
    addressees.push(
      where === 'producer'
        ? { name: organisationName, holder: { role, unit, organisationId: dossier.organisationId } }
        : { name: unit.name, holder: { role, unit } },
    )
  }
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

type Where = ResultNoticeRule['to'][number]['at']

/** The unit a notice goes to; the province is named as it signed when it sent the dossier on. */
const unitTold = async (trx: Trx, dossier: Dossier, where: Where): Promise<UnitRef> => {
  const { id, unitCode, unitName, unitPath } = dossier
  if (where !== 'province')
    return { code: unitCode, name: unitName, level: 'commune', path: unitPath }
  const path = unitPathAt(dossier, where)
  const code = codeOfPath(path)
  const signed = await trx
    .selectFrom('command')
    .select('unitName')
    .where('dossierId', '=', id)
    .where('unitCode', '=', code)
    .where('result', 'is not', null)
    .orderBy('at', 'desc')
    .executeTakeFirstOrThrow()
  return { code, name: signed.unitName, level: where, path }
}
