import { Problem } from '@ocop/kernel/problem'
import type { PersonActor, Post } from '@ocop/kernel/actor'
import type { Role } from '@ocop/kernel/roles'
import type { LevelPlan, Regime } from '../../contract/regime.ts'
import type { Dossier } from '../act/act.ts'
import { postFor } from '../dossier/rights.ts'
import { regime } from '../regime/regimes.ts'

/** Facts that people record beside the steps, by the name of their route. */
export const fieldworks = ['samples', 'site-inspections', 'lab-tests'] as const
export type Fieldwork = (typeof fieldworks)[number]

/** Who may record a fact at a level, as the regime has it for this kind of application. */
const rolesFor = (
  { samples, fieldwork }: Regime,
  { level }: LevelPlan,
  { name, kind }: { readonly name: Fieldwork; readonly kind: Dossier['kind'] },
): readonly Role[] =>
  name === 'samples'
    ? samples.levels.filter((each) => each.level === level).flatMap(({ by }) => by)
    : fieldwork
        .filter((rule) => rule.level === level && rule.kinds.includes(kind))
        .flatMap(({ by }) => by)

const postAtLevel = (
  actor: PersonActor,
  dossier: Dossier,
  plan: LevelPlan,
  name: Fieldwork,
): Post | undefined =>
  rolesFor(regime(dossier.regime), plan, { name, kind: dossier.kind })
    .map((role) => postFor(actor, { role, at: plan.level }, dossier))
    .find((post) => post !== undefined)

/** The levels a dossier has come to, the one it stands at first. */
const reached = (dossier: Dossier): readonly LevelPlan[] => {
  const { levels } = regime(dossier.regime)
  const standing = levels.findIndex(({ level }) => level === dossier.level)
  return levels.slice(0, standing + 1).toReversed()
}

/**
 * The post with which the actor records a fact, and for which level.
 * @throws conflict while the dossier has not come to the actor's level, else forbidden
 */
export const placeOf = (
  actor: PersonActor,
  dossier: Dossier,
  name: Fieldwork,
): { readonly post: Post; readonly plan: LevelPlan } => {
  for (const plan of reached(dossier)) {
    const post = postAtLevel(actor, dossier, plan, name)
    if (post) return { post, plan }
  }
  const isTheirsLater = regime(dossier.regime).levels.some((plan) =>
    postAtLevel(actor, dossier, plan, name),
  )
  throw isTheirsLater
    ? new Problem('conflict', 'act-not-now', 'The dossier has not come to your level yet.')
    : new Problem('forbidden', 'act-not-yours', 'Your posts do not allow this on this dossier.')
}

/** What the actor may record about a dossier now. */
export const fieldworkOf = (actor: PersonActor, dossier: Dossier): readonly Fieldwork[] => {
  const [standing] = reached(dossier)
  if (dossier.state !== 'lodged' || !standing) return []
  return fieldworks.filter((name) => postAtLevel(actor, dossier, standing, name))
}
