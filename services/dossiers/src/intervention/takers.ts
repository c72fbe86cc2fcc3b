import type { PersonActor, Post } from '@ocop/kernel/actor'
import type { StepHolder } from '@ocop/supervision/contract/steps'
import { codeOfPath } from '@ocop/kernel/units'
import type { StepPlan } from '../../contract/regime.ts'
import type { Dossier } from '../act/act.ts'
import { postForAct, unitPathAt } from '../dossier/rights.ts'
import { policyOf } from './policy.ts'

/** A post by which somebody acts, and for whom when it is not the holder's own. */
export type ActingPost = { readonly post: Post; readonly onBehalfOf?: StepHolder }

/** Who has an open step now, and who may act for the holder by now. */
export type Turn = {
  readonly holder: StepHolder
  readonly takers: readonly { readonly role: StepHolder['role']; readonly unitCode: string }[]
}

/**
 * The post by which the actor does an act at a step: the plan's own, unless the step was given away; whom it was given
 * to; and where the law lets others act for the holder, whoever it climbed to or was asked from above.
 */
export const actingPost = (
  actor: PersonActor,
  dossier: Dossier,
  { plan, act, turn }: { readonly plan: StepPlan; readonly act: string; readonly turn: Turn },
): ActingPost | undefined => {
  const post = postForAct(actor, dossier, plan, act)
  if (!isHolders(plan, act)) return post && { post }
  if (post && !isGivenAway(dossier, plan, post, turn)) return { post }
  const { holder, takers } = turn
  const given = actor.posts.find((each) => isPost(each, holder))
  if (given) return { post: given }
  if (!policyOf(plan.step).onBehalf) return undefined
  const taking = actor.posts.find((each) =>
    takers.some(({ role, unitCode }) => each.role === role && each.unit.code === unitCode),
  )
  return taking && { post: taking, onBehalfOf: holder }
}

/** Whether an act is the holder's, as a withdrawal during an office's step is not. */
const isHolders = ({ acts, holder }: StepPlan, act: string): boolean =>
  (acts.find((entry) => entry.act === act)?.by ?? []).some(
    ({ role, at }) => role === holder.role && at === holder.at,
  )

/** The plan's holder lost the step to another post. */
const isGivenAway = (
  dossier: Dossier,
  { holder: rule }: StepPlan,
  post: Post,
  { holder }: Turn,
): boolean =>
  rule.at !== 'producer' &&
  !isPost(post, holder) &&
  post.role === rule.role &&
  post.unit.code === codeOfPath(unitPathAt(dossier, rule.at))

const isPost = (post: Post, { role, unit, organisationId }: StepHolder): boolean =>
  post.role === role && post.unit.code === unit.code && post.organisation?.id === organisationId
