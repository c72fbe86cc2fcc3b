import { Problem } from '@ocop/kernel/problem'
import type { ReassignTo } from '../../contract/board.ts'
import type { StepHolder } from '../../contract/steps.ts'
import type { Directory } from './gateway.ts'

/** Who a step goes to: a post, and a person of it when one was named. */
export type Taker = { readonly holder: StepHolder; readonly person?: string }

/**
 * The post a step is to be given to, with somebody in it.
 * @throws invalid when nobody holds the post, or not the person named
 */
export const taken = async (
  { unit, holders }: Pick<Directory, 'unit' | 'holders'>,
  to: ReassignTo | undefined,
): Promise<Taker> => {
  if (!to) throw new Problem('invalid', 'taker-missing', 'Say which post takes the step.')
  const at = await unit(to.unit)
  const people = await holders(to.post, to.unit)
  if (people.length === 0)
    throw new Problem('invalid', 'taker-nobody', 'Nobody holds this post now.')
  if (to.person !== undefined && !people.includes(to.person))
    throw new Problem('invalid', 'taker-other', 'This person does not hold that post now.')
  const holder = { role: to.post, unit: at }
  return to.person === undefined ? { holder } : { holder, person: to.person }
}
