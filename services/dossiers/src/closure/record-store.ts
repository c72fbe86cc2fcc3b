import type { Post } from '@ocop/kernel/actor'
import { at } from '@ocop/kernel/days'
import { Problem } from '@ocop/kernel/problem'
import type { UnitRef } from '@ocop/kernel/units'
import type { RecordClosure, UnitClosure } from '../../contract/step-change.ts'
import type { Trx } from '../act/act.ts'
import { clockNow } from '../clock/store.ts'
import { standingOf } from '../intervention/log-store.ts'
import { lockVisit, stepOnRecord, writeChange } from '../intervention/store.ts'
import type { Needs } from '../needs.ts'
import { dueAfterChange } from '../process/visit.ts'
import { daysOf } from './closure.ts'

type Recording = Omit<RecordClosure, 'unit'> & {
  readonly unit: UnitRef
  readonly post: Post
  readonly personId: string
}

/**
 * Writes a closure and moves the due times of the unit's open steps, in one transaction; the same command again finds
 * what it did.
 * @throws conflict when the id was used for another closure
 */
export const recordClosure = async (needs: Needs, closing: Recording): Promise<UnitClosure> => {
  const { commandId, unit, from, to, reason, personId, post } = closing
  const open = await openStepsOf(needs, unit, from)
  const recordedAt = needs.wallClock()
  const moved = await needs.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('unitClosure')
      .values({
        ...{ id: commandId, reason, recordedAt },
        unitCode: unit.code,
        unitPath: unit.path,
        fromDay: from,
        toDay: to,
        recordedBy: personId,
        post: JSON.stringify(post),
      })
      .onConflict((key) => key.column('id').doNothing())
      .execute()
    const ids: string[] = []
    for (const step of open) if (await moveDue(trx, step, closing)) ids.push(step.stepId)
    return ids
  })
  const kept = await needs.db
    .selectFrom('unitClosure')
    .selectAll()
    .where('id', '=', commandId)
    .executeTakeFirstOrThrow()
  const isSame = kept.unitCode === unit.code && kept.fromDay === from && kept.toDay === to
  if (!isSame || kept.recordedBy !== personId)
    throw new Problem('conflict', 'command-reused', 'This commandId was used for another command.')
  return {
    ...{ id: commandId, unit: unit.code, from, to, reason: kept.reason, recordedBy: personId },
    recordedAt: kept.recordedAt,
    moved,
  }
}

type OpenStep = Awaited<ReturnType<typeof stepOnRecord>> & {
  readonly stepId: string
  readonly now: string
}

/** The open steps whose holder is of this unit, and which the closed days may still concern. */
const openStepsOf = async (
  needs: Needs,
  { code: unitCode, level }: UnitRef,
  from: string,
): Promise<OpenStep[]> => {
  const rows = await needs.db
    .selectFrom('stepVisit')
    .innerJoin('dossier', 'dossier.id', 'stepVisit.dossierId')
    .select(['stepVisit.id', 'dossier.clockId'])
    .where('stepVisit.closedAt', 'is', null)
    // A step that was given away may stand at another level's unit.
    .where((eb) =>
      eb.or([eb('stepVisit.level', '=', level), eb('stepVisit.holder', 'is not', null)]),
    )
    .where((eb) =>
      eb.or([
        eb('dossier.unitCode', '=', unitCode),
        eb('dossier.unitPath', 'like', `%/${unitCode}/%`),
        eb('dossier.unitPath', 'like', `${unitCode}/%`),
      ]),
    )
    .execute()
  const steps: OpenStep[] = []
  for (const { id, clockId } of rows) {
    const step = await stepOnRecord(needs, id)
    const holder = step.visit.holder ?? step.ownHolder
    if (holder.unit.code !== unitCode || holder.role === 'producer') continue
    if (step.visit.dueAt < at(from, '00:00')) continue
    steps.push({ ...step, stepId: id, now: await clockNow(needs.db, clockId, needs.wallClock) })
  }
  return steps
}

/** Counts the closed days out of one open step. @returns whether anything changed */
const moveDue = async (
  trx: Trx,
  { stepId, plan, ownHolder, now }: OpenStep,
  { commandId, reason, personId, post, ...days }: Recording,
): Promise<boolean> => {
  const visit = await lockVisit(trx, stepId)
  const closedDays = [...new Set([...visit.closedDays, ...daysOf(days)])].toSorted()
  if (visit.closedAt !== null || closedDays.length === visit.closedDays.length) return false
  const next = {
    ...visit,
    closedDays,
    changes: visit.changes + 1,
    dueAt: dueAfterChange(visit, { ...visit, closedDays }, plan),
  }
  await writeChange(trx, {
    visit: next,
    order: { commandId, kind: 'unit-closed', reason, by: { personId, post } },
    at: now,
    before: standingOf(visit, ownHolder),
    after: standingOf(next, ownHolder),
  })
  return true
}
