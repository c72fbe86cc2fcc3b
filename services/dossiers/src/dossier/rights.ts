import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely'
import { postAt, type Actor, type PersonActor, type Post } from '@ocop/kernel/actor'
import type { Role } from '@ocop/kernel/roles'
import { codeOfPath } from '@ocop/kernel/units'
import type { EvaluationLevel, HolderRule, StepPlan } from '../../contract/regime.ts'
import type { Dossier } from '../act/act.ts'
import type { DossierTables } from '../tables.ts'

/** Posts that see every lodged dossier of their unit and below it. */
const overseers: readonly Role[] = [
  'commune-officer',
  'district-officer',
  'provincial-officer',
  'ministry-officer',
  'decision-maker',
]
/** Posts that see a dossier once it has reached their own level. */
const evaluators: readonly Role[] = ['advisory-team-member']
/** Posts of a council: they see it then too, unless they keep out of it by a conflict of interest. */
export const councillors: readonly Role[] = ['council-member', 'council-secretary', 'council-chair']

const levelsFrom = {
  commune: ['commune', 'district', 'province', 'ministry'],
  district: ['district', 'province', 'ministry'],
  province: ['province', 'ministry'],
  ministry: ['ministry'],
} as const satisfies Record<EvaluationLevel, readonly EvaluationLevel[]>

type Builder = ExpressionBuilder<DossierTables, 'dossier'>

/**
 * Which dossiers an actor may know of, as a condition on `dossier`; the only place that decides it, so lists, counts
 * and single reads cannot differ. A draft is the producer's own affair.
 */
export const visibleTo =
  (actor: Actor) =>
  (eb: Builder): ExpressionWrapper<DossierTables, 'dossier', SqlBool> =>
    actor.kind === 'service'
      ? eb.lit(true)
      : eb.or(actor.posts.flatMap((post) => viaPost(eb, post, actor.personId)))

const viaPost = (
  eb: Builder,
  post: Post,
  personId: string,
): ExpressionWrapper<DossierTables, 'dossier', SqlBool>[] => {
  if (post.role === 'producer')
    return post.organisation ? [eb('dossier.organisationId', '=', post.organisation.id)] : []
  const within = eb.and([
    eb('dossier.state', '!=', 'draft'),
    eb.or([
      eb('dossier.unitPath', '=', post.unit.path),
      eb('dossier.unitPath', 'like', `${post.unit.path}/%`),
    ]),
  ])
  if (overseers.includes(post.role)) return [within]
  const reached = eb.and([within, eb('dossier.level', 'in', levelsFrom[post.unit.level])])
  if (evaluators.includes(post.role)) return [reached]
  return councillors.includes(post.role) ? [eb.and([reached, notBarred(eb, personId)])] : []
}

/** The person has no conflict of interest with the dossier, by declaration or by what they did on it. */
const notBarred = (
  eb: Builder,
  personId: string,
): ExpressionWrapper<DossierTables, 'dossier', SqlBool> =>
  eb.not(
    eb.exists(
      eb
        .selectFrom('barred')
        .select('barred.personId')
        .whereRef('barred.dossierId', '=', 'dossier.id')
        .where('barred.personId', '=', personId),
    ),
  )

/**
 * Where a level's unit stands for a dossier: `vn/31/10804` at province → `vn/31`. A commune that stood under a district
 * lies one deeper, so its own level is the whole path.
 */
export const unitPathAt = (dossier: Pick<Dossier, 'unitPath'>, level: EvaluationLevel): string => {
  const depth = { ministry: 1, province: 2, district: 3, commune: undefined }[level]
  return dossier.unitPath.split('/').slice(0, depth).join('/')
}

/** The post with which the actor satisfies a holder rule for this dossier, if any. */
export const postFor = (
  actor: PersonActor,
  rule: HolderRule,
  dossier: Dossier,
): Post | undefined =>
  rule.at === 'producer'
    ? actor.posts.find(
        (post) => post.role === 'producer' && post.organisation?.id === dossier.organisationId,
      )
    : postAt(actor, rule.role, codeOfPath(unitPathAt(dossier, rule.at)))

/** The post that lets the actor do an act at a step, or undefined: deny by default. */
export const postForAct = (
  actor: PersonActor,
  dossier: Dossier,
  step: StepPlan | undefined,
  act: string,
): Post | undefined => {
  if (step === undefined)
    return act === 'lodge' && dossier.state === 'draft'
      ? postFor(actor, { role: 'producer', at: 'producer' }, dossier)
      : undefined
  const rules = step.acts.find((entry) => entry.act === act)?.by ?? []
  return rules.map((rule) => postFor(actor, rule, dossier)).find((post) => post !== undefined)
}

/** The producer's post for an organisation's own drafts. */
export const producerOf = (actor: PersonActor, organisationId: string): Post | undefined =>
  actor.posts.find((post) => post.role === 'producer' && post.organisation?.id === organisationId)
