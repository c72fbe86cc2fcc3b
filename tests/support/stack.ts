import { controlOf } from '../../infra/dev/control.ts'
import { testStack } from '../../infra/dev/test-stack.ts'
import { readCast } from '../../infra/rehearsals/accounts.ts'
import type { Person } from '../../infra/rehearsals/person.ts'

/** The stack under test, its people by their key in the cast, and the control of its parts. */
export const openStack = async () => {
  const stack = testStack()
  const people = await readCast(stack.accountsFile, stack.webUrl)
  const person = (key: string): Person => {
    const found = people.get(key)
    if (!found) throw new Error(`Nobody is called ${key} in ${stack.accountsFile}`)
    return found
  }
  return { ...stack, people, person, parts: controlOf(stack.control) }
}
export type OpenStack = Awaited<ReturnType<typeof openStack>>
