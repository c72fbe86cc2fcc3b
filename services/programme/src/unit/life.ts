import type { Post } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { Unit } from '@ocop/identity/contract/units'
import type { AskUnit } from './gateway.ts'

/** Whether a unit is there on a day, by the record's own clock: in a rehearsal of 2025 a district is until 30 June. */
export const isStanding = (unit: Unit | undefined, day: string): boolean =>
  unit !== undefined && (unit.dissolvedOn === undefined || day < unit.dissolvedOn)

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
  throw new Problem(
    'forbidden',
    'unit-gone',
    'The unit of this post was dissolved; what took over acts now.',
  )
}

/** The code of the unit that has to do with a unit's records on that day: its own, or its successor's. */
export const keeperOf = async (askUnit: AskUnit, code: string, day: string): Promise<string> => {
  const unit = await askUnit(code)
  return unit?.successor !== undefined && !isStanding(unit, day) ? unit.successor : code
}
