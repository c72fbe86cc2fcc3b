import { dayOf } from '@ocop/kernel/days'
import { holdsRole, type PersonActor } from '@ocop/kernel/actor'
import { liveClock, type Mode, type Realm } from '@ocop/kernel/realm'
import { missing, Problem } from '@ocop/kernel/problem'
import type { DraftChange, NewDossier } from '../../contract/dossier.ts'
import { grade } from '../../contract/grade.ts'
import { clockNow } from '../clock/store.ts'
import { attachPapers, takePapers } from '../file/papers.ts'
import { sheetOf } from '../grading/score-sheets.ts'
import type { Needs } from '../needs.ts'
import { productForDraft } from '../product/store.ts'
import { regime, regimeFor } from '../regime/regimes.ts'
import { standingUnit } from '../unit/life.ts'
import { producerOf } from './rights.ts'
import { changeDraft, draftBegunBy, openDraft, visibleDossier } from './store.ts'

/** In a demonstration nothing is of legal weight; a stepped clock is always a rehearsal. */
const realmOf = (mode: Mode, clockId: string): Realm =>
  mode === 'production' && clockId === liveClock ? 'live' : 'rehearsal'

/**
 * Begins a draft for a producer's product, under the regime that takes dossiers lodged today.
 * @returns the dossier's id
 */
export const beginDossier = async (
  needs: Needs,
  actor: PersonActor,
  wish: NewDossier,
): Promise<string> => {
  const post = actor.posts.find((each) => each.role === 'producer' && each.organisation)
  if (!holdsRole(actor, 'producer') || !post?.organisation)
    throw new Problem('forbidden', 'act-not-yours', 'Only a producer begins a dossier.')
  const clockId = wish.clockId ?? liveClock
  const now = await clockNow(needs.db, clockId, needs.wallClock)
  const law = regimeFor(wish.kind, dayOf(now))
  const organisation = await needs.directory.organisation(post.organisation.id)
  const unit = await standingUnit(needs.directory, post.unit, dayOf(now))
  const realm = realmOf(needs.mode, clockId)
  return needs.db.transaction().execute(async (trx) => {
    const begun = await draftBegunBy(trx, organisation.id, wish)
    if (begun) return begun
    const product = await productForDraft(trx, wish, {
      law,
      organisation,
      unit,
      realm,
      clockId,
      today: dayOf(now),
    })
    return openDraft(trx, {
      ...(wish.commandId ? { id: wish.commandId } : {}),
      realm,
      clockId,
      kind: wish.kind,
      regime: law.id,
      sheetNo: product.sheetNo,
      productId: product.id,
      heldCertificate: product.heldCertificate,
      heldStars: product.heldStars,
      previousId: product.previousId,
      organisationId: organisation.id,
      unitCode: unit.code,
      unitName: unit.name,
      unitPath: unit.path,
    })
  })
}

/** Changes a draft: its form, self-score and papers; each part given replaces what was there. */
export const changeDossier = async (
  needs: Needs,
  actor: PersonActor,
  id: string,
  change: DraftChange,
): Promise<{ id: string; version: number; state: string }> => {
  const dossier = await visibleDossier(needs.db, actor, id)
  if (!producerOf(actor, dossier.organisationId)) throw missing('dossier')
  if (dossier.state !== 'draft')
    throw new Problem(
      'conflict',
      'dossier-lodged',
      'The dossier is lodged; it changes only through a supplement.',
    )
  const law = regime(dossier.regime)
  if (change.choices)
    grade(sheetOf(law.sheets, dossier.sheetNo), { choices: change.choices, knockouts: [] })
  if (change.papers) await takePapers(needs, dossier, change.papers)
  const now = await clockNow(needs.db, dossier.clockId, needs.wallClock)
  return needs.db.transaction().execute(async (trx) => {
    const changed = await changeDraft(trx, id, change)
    if (change.papers) {
      await trx.deleteFrom('paper').where('dossierId', '=', id).execute()
      await attachPapers(trx, id, change.papers, now)
    }
    return { id, ...changed }
  })
}
