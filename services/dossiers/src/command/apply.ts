import { sql, type Kysely } from 'kysely'
import { missing, Problem } from '@ocop/kernel/problem'
import type { ApplyCommand } from '../../contract/evaluation.ts'
import { levelFor } from '../../contract/plan.ts'
import type { ActContext, ActEffect, Dossier, Trx } from '../act/act.ts'
import { acts, type RecordedAct } from '../act/acts.ts'
import { tellKeepers } from '../certificate/keeper.ts'
import { requireSamples } from '../fieldwork/sample-rule.ts'
import { sheetOf } from '../grading/score-sheets.ts'
import { enterDossierRun } from '../process-run/store.ts'
import { tellConcluded } from '../round/store.ts'
import { regime } from '../regime/regimes.ts'
import type { AppliedResult } from '../kept.ts'
import type { DossierTables } from '../tables.ts'
import { refuseOutOfForce } from './in-force.ts'
import { findCommand, settleCommand, type Command } from './store.ts'

/** Everything an act is judged by, for a dossier at a place of the process. */
export const actContext = (
  trx: Trx,
  dossier: Dossier,
  place: ActContext['place'],
  { id, at, personId }: Pick<Command, 'id' | 'at' | 'personId'>,
): ActContext => {
  const law = regime(dossier.regime)
  const plan = levelFor(law, dossier, place.level)
  if (!plan) throw missing('level')
  return {
    trx,
    dossier,
    regime: law,
    plan,
    step: plan.steps.find(({ step }) => step === dossier.step?.step),
    sheet: sheetOf(law.sheets, dossier.sheetNo),
    place,
    at,
    commandId: id,
    personId,
  }
}

export const actNamed = (name: string): RecordedAct => {
  // The command table only ever holds routed acts: each was parsed by its route.
  if (!Object.hasOwn(acts, name)) throw new Error(`No act ${name}`)
  return name as RecordedAct
}

/**
 * Writes a drafted command's outcome, once, in one transaction under the dossier's lock. Applied before: the answer given then.
 * @throws the Problem of what the records forbid; nothing is written then
 */
export const applyCommand = (
  db: Kysely<DossierTables>,
  order: ApplyCommand,
): Promise<AppliedResult> =>
  db.transaction().execute(async (trx) => {
    const dossier = await lockDossier(trx, order.dossierId)
    const command = await findCommand(trx, order.commandId)
    if (!command || command.dossierId !== order.dossierId) throw missing('command')
    if (command.result) return command.result
    if (dossier.processVersion >= order.processVersion)
      throw new Problem(
        'conflict',
        'process-stale',
        'A later write of this dossier’s process is recorded already.',
      )
    refuseStale(dossier, command.body['seenVersion'])
    const place = { level: order.level, attempt: order.attempt, scoring: order.scoring }
    const context = actContext(trx, dossier, place, command)
    const name = actNamed(command.act)
    await checkAct(context, name, command.body)
    const effect = await acts[name].write(context, command.body)
    const result = await advance(context, command, effect, order.processVersion)
    await tellConcluded(trx, { dossierId: dossier.id, ...place })
    if (command.act === 'lodge') await enterDossierRun(trx, dossier.id, command.at)
    // A certificate may run on while its re-evaluation is pending.
    if (dossier.kind === 're-evaluation' && effect.set?.state)
      await tellKeepers(trx, dossier.productId)
    await settleCommand(trx, command.id, result, order.at)
    return result
  })

/** Refuses what the law of the day and the records forbid: samples that are to be there first, and what the act itself asks. */
export const checkAct = async (
  context: ActContext,
  name: RecordedAct,
  body: unknown,
): Promise<void> => {
  refuseOutOfForce(context, name)
  await requireSamples(context, name)
  await acts[name].check(context, body)
}

/** @throws conflict when the dossier is not as the person saw it */
export const refuseStale = ({ version }: Dossier, seenVersion: unknown): void => {
  if (version !== seenVersion)
    throw new Problem(
      'conflict',
      'version-stale',
      'The dossier has changed since you opened it. Load it again and repeat.',
      { facts: { version } },
    )
}

export const lockDossier = async (trx: Trx, id: string): Promise<Dossier> => {
  const dossier = await trx
    .selectFrom('dossier')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!dossier) throw missing('dossier')
  return dossier
}

/** Moves the dossier on: the next version, what the act set, no step until the process opens the next, a line in its timeline. */
const advance = async (
  { trx, dossier, place, at }: ActContext,
  command: Command,
  { set = {}, facts = {}, outcome, certificateNumber, stays, successor }: ActEffect,
  processVersion: number,
): Promise<AppliedResult> => {
  const { version, state } = await trx
    .updateTable('dossier')
    .set({ ...set, version: sql`version + 1`, processVersion, step: null })
    .where('id', '=', dossier.id)
    .returning(['version', 'state'])
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('timelineEntry')
    .values({
      dossierId: dossier.id,
      at,
      act: command.act,
      level: place.level,
      attempt: place.attempt,
      step: dossier.step?.step ?? null,
      role: command.role,
      unitName: command.unitName,
      commandId: command.id,
      facts: JSON.stringify(
        command.onBehalfOf ? { ...facts, onBehalfOf: command.onBehalfOf } : facts,
      ),
    })
    .execute()
  return {
    id: dossier.id,
    version,
    state,
    ...(outcome ? { outcome } : {}),
    ...(certificateNumber ? { certificateNumber } : {}),
    ...(stays ? { stays } : {}),
    ...(successor ? { successor } : {}),
  }
}
