import type { APIContext } from 'astro'
import { changeTag } from '@ocop/catalogue/contract/changes'

/**
 * Says what a public page was made from, so that it is kept until one of these changes. Only for pages that read the
 * same for every visitor; a rehearsal's clock moves the states of all.
 */
export const madeFrom = (
  { locals }: Pick<APIContext, 'locals'>,
  ...tags: readonly string[]
): void => {
  for (const tag of [...tags, changeTag.clock]) locals.context.madeFrom.add(tag)
}
