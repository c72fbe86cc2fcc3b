import type { Post } from '@ocop/kernel/actor'
import { hasEnded, unitGone } from '@ocop/kernel/unit-life'
import type { Unit } from '@ocop/identity/contract/units'
import type { AskUnit } from './gateway.ts'

/** Whether there is a unit and no law had ended it by that day. */
export const isStanding = (unit: Unit | undefined, day: string): boolean =>
  unit !== undefined && !hasEnded(unit.dissolvedOn, day)

/** The first of the posts whose unit is still there on that day. */
export const standingPost = async (
  askUnit: AskUnit,
  posts: readonly Post[],
  day: string,
): Promise<Post | undefined> => {
  for (const post of posts) if (isStanding(await askUnit(post.unit.code), day)) return post
  return undefined
}

/** @throws forbidden `unit-gone` when there is no such post */
export const demandStanding = (post: Post | undefined): Post => {
  if (post) return post
  throw unitGone('The unit of this post was dissolved; what took over acts now.')
}

/** The code of the unit that has to do with a unit's records on that day: its own, or its successor's. */
export const keeperOf = async (askUnit: AskUnit, code: string, day: string): Promise<string> => {
  const unit = await askUnit(code)
  return unit?.successor !== undefined && !isStanding(unit, day) ? unit.successor : code
}
