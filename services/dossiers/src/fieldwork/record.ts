import { missing, Problem } from '@ocop/kernel/problem'
import type { PersonActor, Post } from '@ocop/kernel/actor'
import { dayOf } from '@ocop/kernel/days'
import type { CommandHead } from '@ocop/kernel/ids'
import type { ActAnswer } from '../../contract/evaluation.ts'
import type { EvaluationLevel, LevelPlan, Regime } from '../../contract/regime.ts'
import type { GradableSheet } from '../../contract/criteria.ts'
import type { Dossier, Trx } from '../act/act.ts'
import { clockNow } from '../clock/store.ts'
import { lockDossier, refuseStale } from '../command/apply.ts'
import { commandSentBefore, draftCommand, hashOf, settleCommand } from '../command/store.ts'
import { visibleDossier } from '../dossier/store.ts'
import { takeEvidence } from '../file/papers.ts'
import { sheetOf } from '../grading/score-sheets.ts'
import type { Needs } from '../needs.ts'
import { regime } from '../regime/regimes.ts'
import { demandStanding } from '../unit/life.ts'
import { placeOf, type Fieldwork } from './rights.ts'

/** What a fact is judged by and written with; the dossier is locked. */
export type FactContext = {
  readonly trx: Trx
  readonly dossier: Dossier
  readonly regime: Regime
  readonly sheet: GradableSheet
  readonly level: EvaluationLevel
  readonly attempt: number
  readonly at: string
  readonly commandId: string
}

type Fact<B> = {
  readonly name: Fieldwork
  readonly dossierId: string
  readonly body: B
  /** The files it brings; each must be an accepted file of the person's own. */
  readonly files: readonly string[]
  /** Writes it under the dossier's lock. @returns what the timeline says of it */
  readonly write: (context: FactContext, body: B) => Promise<Record<string, unknown>>
}

/**
 * Records a fact: something done outside the office, which no process waits for. Written once under its commandId, in
 * one transaction guarded by the records' own state; sent again it gives the same answer.
 */
export const recordFact = async <B extends CommandHead>(
  needs: Needs,
  actor: PersonActor,
  { name, dossierId, body, files, write }: Fact<B>,
): Promise<ActAnswer> => {
  const { db } = needs
  const seen = await visibleDossier(db, actor, dossierId)
  const { commandId: id, seenVersion } = body
  const { personId } = actor
  const sent = { id, dossierId, workflowId: null, personId, bodyHash: hashOf(name, body) }
  const known = (await commandSentBefore(db, sent))?.result
  if (known) return answerOf(known)
  const { post, plan } = placeOf(actor, seen, name)
  refuseStale(seen, seenVersion)
  const at = await clockNow(db, seen.clockId, needs.wallClock)
  await demandStanding(needs.directory, post, dayOf(at))
  await takeEvidence(needs, actor, { dossierId, files })
  return db.transaction().execute(async (trx) => {
    const dossier = await lockDossier(trx, dossierId)
    const command = { ...sent, act: name, body: { ...body }, ...by(post), at }
    const kept = await draftCommand(trx, command)
    // Sent twice at the same moment: under the lock the second one finds the first one's answer.
    if (kept.result) return answerOf(kept.result)
    const law = regime(dossier.regime)
    const place = { level: plan.level, attempt: attemptAt(dossier, plan) }
    const sheet = sheetOf(law.sheets, dossier.sheetNo)
    const context = { trx, dossier, regime: law, sheet, ...place, at, commandId: id }
    const facts = await write(context, body)
    await trx
      .insertInto('timelineEntry')
      .values({
        ...{ dossierId, at, act: name, ...place, commandId: id },
        step: dossier.step?.step ?? null,
        role: post.role,
        unitName: post.unit.name,
        facts: JSON.stringify(facts),
      })
      .execute()
    const result = { id: dossier.id, version: dossier.version, state: dossier.state }
    await settleCommand(trx, id, result, at)
    return result
  })
}

const answerOf = ({ id, version, state }: ActAnswer): ActAnswer => ({ id, version, state })

const by = ({ id, role, unit }: Post) => ({
  postId: id,
  role,
  unitCode: unit.code,
  unitName: unit.name,
})

const attemptAt = (dossier: Dossier, { level }: LevelPlan): number =>
  dossier.level === level ? (dossier.attempt ?? 1) : 1

/** @throws conflict when the dossier has left the level, or is no longer under evaluation */
export const requireTurn = ({ dossier, level }: FactContext): void => {
  if (dossier.state === 'lodged' && dossier.level === level) return
  throw new Problem(
    'conflict',
    'act-not-now',
    'The dossier is not under evaluation at this level now.',
  )
}

/** The next number of a dossier's records of a kind. */
export const nextNumber = async (
  { trx, dossier }: FactContext,
  table: 'siteInspection' | 'labTest',
): Promise<number> => {
  const { last } = await trx
    .selectFrom(table)
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
    .where('dossierId', '=', dossier.id)
    .executeTakeFirstOrThrow()
  return last + 1
}

/** @throws missing when the guarded update found nothing under the number, conflict when it is settled already */
export const settled = (
  updated: { numUpdatedRows: bigint },
  isKnown: boolean,
  what: string,
): void => {
  if (updated.numUpdatedRows > 0n) return
  if (!isKnown) throw missing(what)
  throw new Problem('conflict', 'fieldwork-settled', 'This is settled already.')
}
