import type { Post } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { Role } from '@ocop/kernel/roles'
import { isWithin, type UnitRef } from '@ocop/kernel/units'
import { LedgerAct } from '../../contract/board.ts'
import { isOverseer, turnOfPost, turnToken } from '../audience/audience.ts'
import { refuseBarred } from './barred.ts'

/** What the acts on a step are decided by. */
export type ActedOn = {
  readonly holderRole: Role
  readonly holderUnit: UnitRef
  readonly holderOrganisationId: string | null
  readonly turns: readonly string[]
  readonly acts: readonly string[]
  /** Those of the acts that others may do for the holder; null: all. */
  readonly delegable: readonly string[] | null
  readonly closedAt: string | null
  readonly pickedUpBy: string | null
}
export type Asking = { readonly personId: string; readonly posts: readonly Post[] }

/** Who takes a step, and whom a conflict of interest keeps from it. */
type Taking = Pick<Asking, 'personId'> & { readonly barred: readonly string[] }

const holderToken = ({
  holderRole,
  holderUnit,
  holderOrganisationId,
}: ActedOn): string | undefined =>
  turnToken({
    role: holderRole,
    unit: holderUnit,
    ...(holderOrganisationId === null ? {} : { organisationId: holderOrganisationId }),
  })

/** The post under which a person may act on the step, the holder's own before one it was escalated to. */
export const actingPost = (step: ActedOn, posts: readonly Post[]): Post | undefined => {
  const holder = holderToken(step)
  const may = posts.filter((post) => step.turns.some((turn) => turn === turnOfPost(post)))
  return may.find((post) => turnOfPost(post) === holder) ?? may[0]
}

const isEscalatedTo = (step: ActedOn, post: Post): boolean => turnOfPost(post) !== holderToken(step)

/** Within one unit, its head and its administrator urge their own staff. */
const heads: ReadonlySet<Role> = new Set<Role>(['decision-maker', 'administrator'])

/**
 * The post under which a person may urge the holder: one that oversees the holder's unit from above, the head of
 * that unit, or any office of the unit when a producer is waited for. Nobody urges the own post.
 */
export const urgingPost = (step: ActedOn, posts: readonly Post[]): Post | undefined =>
  posts.find((post) => {
    if (!isOverseer(post.role) || turnOfPost(post) === holderToken(step)) return false
    if (!isWithin(step.holderUnit.path, post.unit.path)) return false
    const above = step.holderUnit.path !== post.unit.path
    return above || heads.has(post.role) || step.holderOrganisationId !== null
  })

/** The post of a unit above the holder's, from which the step may be done in its stead. */
const postAbove = (step: ActedOn, posts: readonly Post[]): Post | undefined =>
  posts.find(
    (post) =>
      isOverseer(post.role) &&
      post.unit.path !== step.holderUnit.path &&
      isWithin(step.holderUnit.path, post.unit.path),
  )

/**
 * Whether a person who holds the step would take it: it lies free, whoever has it must not, or it was escalated away
 * from them.
 */
const mayTake = (step: ActedOn, post: Post, { personId, barred }: Taking): boolean =>
  step.pickedUpBy === null ||
  barred.includes(step.pickedUpBy) ||
  (step.pickedUpBy !== personId && isEscalatedTo(step, post))

/** Acts on offices' steps only: nobody takes a producer's turn, and nobody can be given it. */
const ofOffices: ReadonlySet<LedgerAct> = new Set<LedgerAct>([
  'reassign',
  'escalate',
  'do-on-behalf',
  'give-back',
])

/** The post by which each act is done, or none: deny by default. */
const postsFor: Readonly<
  Record<LedgerAct, (step: ActedOn, posts: readonly Post[]) => Post | undefined>
> = {
  'pick-up': actingPost,
  remind: urgingPost,
  extend: urgingPost,
  reassign: urgingPost,
  // Whoever has it may also say that it is beyond them.
  escalate: (step, posts) => actingPost(step, posts) ?? urgingPost(step, posts),
  'do-on-behalf': (step, posts) =>
    step.delegable !== null && step.delegable.length > 0 ? postAbove(step, posts) : undefined,
  'give-back': (step, posts) =>
    posts.find(
      (post) => step.turns.some((turn) => turn === turnOfPost(post)) && isEscalatedTo(step, post),
    ) ?? urgingPost(step, posts),
}

const postBy = (act: LedgerAct, step: ActedOn, posts: readonly Post[]): Post | undefined =>
  step.holderOrganisationId !== null && ofOffices.has(act) ? undefined : postsFor[act](step, posts)

/** What the person may do with the step now: its process's acts when it is theirs, and those of this ledger. */
export const allowedActs = (step: ActedOn, { personId, posts }: Asking): string[] => {
  if (step.closedAt !== null) return []
  const post = actingPost(step, posts)
  const processActs =
    post === undefined ? [] : isEscalatedTo(step, post) ? (step.delegable ?? step.acts) : step.acts
  const ledgerActs = LedgerAct.options.filter((act) => {
    const by = postBy(act, step, posts)
    return by !== undefined && (act !== 'pick-up' || mayTake(step, by, { personId, barred: [] }))
  })
  return [...processActs, ...ledgerActs]
}

const refusals: Partial<Record<LedgerAct, readonly [code: string, detail: string]>> = {
  'pick-up': ['turn-of-another', 'The step waits for another post; only that post picks it up.'],
}

/**
 * The post a person acts under; whoever is barred by a conflict of interest takes no council's step.
 * @throws conflict when the step is closed or in somebody's hands, forbidden when the act is not this person's
 */
export const postFor = (
  act: LedgerAct,
  step: ActedOn,
  { personId, posts, barred = [] }: Asking & Partial<Taking>,
): Post => {
  if (step.closedAt !== null)
    throw new Problem('conflict', 'step-closed', 'The step is closed; nothing is left to do on it.')
  const post = postBy(act, step, posts)
  if (!post) {
    const [code, detail] = refusals[act] ?? [
      'act-not-allowed',
      'Only a post that oversees the holder may do this.',
    ]
    throw new Problem('forbidden', code, detail)
  }
  if (act !== 'pick-up') return post
  refuseBarred(barred, { personId, role: post.role })
  if (step.pickedUpBy === personId || mayTake(step, post, { personId, barred })) return post
  throw new Problem(
    'conflict',
    'step-picked-up',
    'Somebody else of this post has picked the step up already.',
  )
}
