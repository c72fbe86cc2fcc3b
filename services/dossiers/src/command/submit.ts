import { Problem } from '@ocop/kernel/problem'
import type { PersonActor } from '@ocop/kernel/actor'
import type { RoutedAct } from '../../contract/acts.ts'
import type { StepPlan } from '../../contract/regime.ts'
import type { ActAnswer } from '../../contract/evaluation.ts'
import type { Dossier } from '../act/act.ts'
import { acts } from '../act/acts.ts'
import { clockNow, processClock } from '../clock/store.ts'
import { postForAct } from '../dossier/rights.ts'
import { visibleDossier } from '../dossier/store.ts'
import type { Needs } from '../needs.ts'
import { regime } from '../regime/regimes.ts'
import { actContext } from './apply.ts'
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
  const bodyHash = hashOf(act, body)
  const dossier = await visibleDossier(needs.db, actor, dossierId)
  const before = await commandSentBefore(needs.db, body.commandId, bodyHash)
  if (before?.result) {
    const { id, version, state } = before.result
    return { id, version, state }
  }
  const step = standingPlan(dossier)
  const post = postForAct(actor, dossier, step, act)
  if (!post) throw refusalOf(actor, dossier, step, act)
  if (dossier.version !== body.seenVersion)
    throw new Problem(
      'conflict',
      'version-stale',
      'The dossier has changed since you opened it. Load it again and repeat.',
      {
        facts: { version: dossier.version },
      },
    )
  const at = await clockNow(needs.db, dossier.clockId, needs.wallClock)
  await precheck(needs, dossier, { act, body, at })
  await draftCommand(needs.db, {
    id: body.commandId,
    dossierId,
    act,
    body: { ...body },
    bodyHash,
    personId: actor.personId,
    postId: post.id,
    role: post.role,
    unitCode: post.unit.code,
    unitName: post.organisation?.name ?? post.unit.name,
    at,
  })
  return send(needs, dossier, { commandId: body.commandId, act, at })
}

/** The plan of the step a dossier stands at; undefined for a draft and between two steps. */
export const standingPlan = (dossier: Dossier): StepPlan | undefined => {
  if (dossier.state !== 'lodged' || dossier.step === null) return undefined
  const level = regime(dossier.regime).levels.find((plan) => plan.level === dossier.level)
  return level?.steps.find((plan) => plan.step === dossier.step?.step)
}

/** Out of turn (409) for those whose act it is at some other time, else simply not theirs (403). */
const refusalOf = (
  actor: PersonActor,
  dossier: Dossier,
  step: StepPlan | undefined,
  act: string,
): Problem => {
  const everyStep = regime(dossier.regime).levels.flatMap(({ steps }) => steps)
  const isTheirs =
    everyStep.some((plan) => postForAct(actor, dossier, plan, act)) || act === 'lodge'
  const isOpen = step?.acts.some((entry) => entry.act === act) ?? false
  return isTheirs && !isOpen
    ? new Problem('conflict', 'act-not-now', 'The dossier does not wait for this now.', {
        facts: { step: dossier.step?.step ?? null },
      })
    : new Problem('forbidden', 'act-not-yours', 'Your posts do not allow this act on this dossier.')
}

/** Refuses early what the records forbid, with every fault; the same check runs again under lock. */
const precheck = (
  needs: Needs,
  dossier: Dossier,
  { act, body, at }: { act: RoutedAct; body: CommandBody; at: string },
): Promise<void> =>
  needs.db.transaction().execute(async (trx) => {
    const level = dossier.level ?? regime(dossier.regime).levels[0]?.level ?? 'commune'
    const place = { level, attempt: dossier.attempt ?? 1, scoring: dossier.step?.scoring ?? 1 }
    await acts[act].check(actContext(trx, dossier, place, { id: body.commandId, at }), body)
  })

const send = (
  { process }: Needs,
  dossier: Dossier,
  message: { commandId: string; act: RoutedAct; at: string },
): Promise<ActAnswer> => {
  if (message.act === 'lodge')
    return process.lodge(message, {
      dossierId: dossier.id,
      clock: processClock(dossier.clockId),
      levels: regime(dossier.regime).levels,
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
