import { Problem } from '@ocop/kernel/problem'
import type { PersonActor, Post } from '@ocop/kernel/actor'
import { dayOf } from '@ocop/kernel/days'
import type { RoutedAct } from '../../contract/acts.ts'
import { levelsFor, stepFor } from '../../contract/plan.ts'
import type { StepPlan } from '../../contract/regime.ts'
import type { ActAnswer } from '../../contract/evaluation.ts'
import type { Dossier } from '../act/act.ts'
import { clockNow, dossierClock } from '../clock/store.ts'
import { postForAct, producerOf } from '../dossier/rights.ts'
import { visibleDossier } from '../dossier/store.ts'
import { actingPost, type ActingPost, type Turn } from '../intervention/takers.ts'
import { turnAt } from '../intervention/turn-store.ts'
import type { Needs } from '../needs.ts'
import { regime, regimeFor } from '../regime/regimes.ts'
import { demandStanding, standingUnit } from '../unit/life.ts'
import { moveDraft } from '../unit/store.ts'
import { actContext, checkAct, refuseStale } from './apply.ts'
import { commandSentBefore, draftCommand, hashOf } from './store.ts'

type CommandBody = { readonly commandId: string; readonly seenVersion: number }

/**
 * A person's command: judged, kept as a draft under its id, then sent to the process, which answers when its outcome is
 * written. Sent again with the same id and body it gives the same answer, also after a crash half-way.
 */
export const submitCommand = async (
  needs: Needs,
  actor: PersonActor,
  { dossierId, act, body }: { dossierId: string; act: RoutedAct; body: CommandBody },
): Promise<ActAnswer> => {
  const { commandId } = body
  const dossier = await visibleDossier(needs.db, actor, dossierId)
  const { personId } = actor
  const bodyHash = hashOf(act, body)
  const sent = { id: commandId, dossierId, workflowId: null, personId, bodyHash }
  const before = await commandSentBefore(needs.db, sent)
  if (before?.result) {
    const { id, version, state } = before.result
    return { id, version, state }
  }
  // What was sent before an outage counts from when it was sent.
  const now = before?.at ?? (await clockNow(needs.db, dossier.clockId, needs.wallClock))
  const turn = await turnAt(needs.db, dossier, now)
  const { post, onBehalfOf } = requirePost(actor, dossier, { act, turn })
  refuseStale(dossier, body.seenVersion)
  await demandStanding(needs.directory, post, dayOf(now))
  if (act === 'lodge') await followCommune(needs, dossier, { post, day: dayOf(now) })
  await precheck(needs, dossier, { act, body, at: now, personId })
  const { at } = await draftCommand(needs.db, {
    ...sent,
    act,
    body: { ...body },
    postId: post.id,
    role: post.role,
    unitCode: post.unit.code,
    unitName: post.organisation?.name ?? post.unit.name,
    onBehalfOf,
    at: now,
  })
  return send(needs, dossier, { commandId, act, at })
}

/** A draft older than its commune's end is lodged where the commune's land lies now. */
const followCommune = async (
  { db, directory }: Needs,
  dossier: Dossier,
  { post, day }: { post: Post; day: string },
): Promise<void> => {
  const unit = await standingUnit(directory, post.unit, day)
  if (unit.code !== dossier.unitCode) await moveDraft(db, dossier, unit)
}

/** The plan of the step a dossier stands at; undefined for a draft and between two steps. */
export const standingPlan = (dossier: Dossier): StepPlan | undefined => {
  if (dossier.state !== 'lodged' || dossier.step === null) return undefined
  const { level, step } = dossier
  return level === null
    ? undefined
    : stepFor(regime(dossier.regime), dossier, { level, step: step.step })
}

/** By whose post the act is done now, if by any of the person's. */
const actingNow = (
  actor: PersonActor,
  dossier: Dossier,
  { step, act, turn }: { step: StepPlan | undefined; act: RoutedAct; turn: Turn | undefined },
): ActingPost | undefined => {
  if (step && turn) return actingPost(actor, dossier, { plan: step, act, turn })
  const post = postForAct(actor, dossier, step, act)
  return post && { post }
}

/** The post with which the person may do the act now. @throws forbidden, or conflict when it is out of turn */
const requirePost = (
  actor: PersonActor,
  dossier: Dossier,
  { act, turn }: { readonly act: RoutedAct; readonly turn: Turn | undefined },
): ActingPost => {
  const step = standingPlan(dossier)
  const acting = actingNow(actor, dossier, { step, act, turn })
  if (acting) return acting
  const isTheirs = isTheirsSometime(actor, dossier, act)
  const isOpen = step?.acts.some((entry) => entry.act === act) ?? false
  // Out of turn for those whose act it is at some other time, else simply not theirs.
  throw isTheirs && !isOpen
    ? new Problem('conflict', 'act-not-now', 'The dossier does not wait for this now.', {
        facts: { step: dossier.step?.step ?? null },
      })
    : new Problem('forbidden', 'act-not-yours', 'Your posts do not allow this act on this dossier.')
}

/** Whether an act is the person's at some step of the dossier, this one or another. */
const isTheirsSometime = (actor: PersonActor, dossier: Dossier, act: RoutedAct): boolean =>
  act === 'lodge'
    ? producerOf(actor, dossier.organisationId) !== undefined
    : levelsFor(regime(dossier.regime), dossier)
        .flatMap(({ steps }) => steps)
        .some((plan) => postForAct(actor, dossier, plan, act))

/** Refuses early what the records forbid, with every fault; the same check runs again under lock. */
const precheck = (
  needs: Needs,
  dossier: Dossier,
  { act, body, at, personId }: { act: RoutedAct; body: CommandBody; at: string; personId: string },
): Promise<void> =>
  needs.db.transaction().execute(async (trx) => {
    const level = dossier.level ?? regime(dossier.regime).levels[0]?.level ?? 'commune'
    const place = { level, attempt: dossier.attempt ?? 1, scoring: dossier.step?.scoring ?? 1 }
    const context = actContext(trx, dossier, place, { id: body.commandId, at, personId })
    await checkAct(context, act, body)
  })

const send = (
  { process }: Needs,
  dossier: Dossier,
  message: { commandId: string; act: RoutedAct; at: string },
): Promise<ActAnswer> => {
  if (message.act === 'lodge')
    return process.lodge(message, {
      dossierId: dossier.id,
      clock: dossierClock(dossier),
      unitPath: dossier.unitPath,
      // The law of the day it is lodged: a draft may be older.
      levels: levelsFor(regimeFor(dossier.kind, dayOf(message.at)), dossier),
    })
  if (dossier.level === null || dossier.attempt === null)
    throw new Problem(
      'conflict',
      'act-not-now',
      'The dossier is between two steps. Repeat in a moment.',
    )
  return process.act(message, {
    dossierId: dossier.id,
    level: dossier.level,
    attempt: dossier.attempt,
  })
}
