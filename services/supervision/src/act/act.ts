import type { Post } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { Role } from '@ocop/kernel/roles'
import { isWithin, type UnitRef } from '@ocop/kernel/units'
import type { LedgerAct } from '../../contract/board.ts'
import { isOverseer, turnOfPost, turnToken } from '../audience/audience.ts'

/** What the acts on a step are decided by. */
export type ActedOn = {
  readonly holderRole: Role
  readonly holderUnit: UnitRef
  readonly holderOrganisationId: string | null
  readonly turns: readonly string[]
  readonly acts: readonly string[]
  readonly closedAt: string | null
  readonly pickedUpBy: string | null
}
export type Asking = { readonly personId: string; readonly posts: readonly Post[] }

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

/** Whether a person who holds the step would take it: it lies free, or it was escalated away from whoever has it. */
const mayTake = (step: ActedOn, post: Post, personId: string): boolean =>
  step.pickedUpBy === null || (step.pickedUpBy !== personId && isEscalatedTo(step, post))

/** What the person may do with the step now: its process's acts when it is theirs, and the ledger's own. */
export const allowedActs = (step: ActedOn, { personId, posts }: Asking): string[] => {
  if (step.closedAt !== null) return []
  const post = actingPost(step, posts)
  return [
    ...(post ? step.acts : []),
    ...(post && mayTake(step, post, personId) ? ['pick-up'] : []),
    ...(urgingPost(step, posts) ? ['remind'] : []),
  ]
}

/**
 * The post a person acts under.
 * @throws conflict when the step is closed or in somebody's hands, forbidden when the act is not this person's
 */
export const postFor = (act: LedgerAct, step: ActedOn, { personId, posts }: Asking): Post => {
  if (step.closedAt !== null)
    throw new Problem('conflict', 'step-closed', 'The step is closed; nothing is left to do on it.')
  if (act === 'remind') {
    const urging = urgingPost(step, posts)
    if (urging) return urging
    throw new Problem(
      'forbidden',
      'act-not-allowed',
      'Only a post that oversees the holder may remind.',
    )
  }
  const post = actingPost(step, posts)
  if (!post)
    throw new Problem(
      'forbidden',
      'turn-of-another',
      'The step waits for another post; only that post picks it up.',
    )
  if (step.pickedUpBy === personId || mayTake(step, post, personId)) return post
  throw new Problem(
    'conflict',
    'step-picked-up',
    'Somebody else of this post has picked the step up already.',
  )
}
