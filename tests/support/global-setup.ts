import { say, step } from '../../infra/dev/progress.mjs'
import { testStack, type TestStack } from '../../infra/dev/test-stack.ts'
import { writeAccounts } from '../../infra/rehearsals/accounts.ts'
import { enterCast } from '../../infra/rehearsals/entering.ts'
import { seed } from '../../infra/rehearsals/seed.ts'

/** Tests that look at a whole demonstration, as `npm start` shows it; all others need its people alone. */
const demonstrated = /^tests\/(browser\/|journeys\/(rehearsed-years|public-surface))/

/** Before the first journey: the stack gets its people, and the demonstration where a test of this run looks at it. */
export const setup = async (): Promise<void> => {
  if (!process.env['OCOP_STACK']) return
  const stack = testStack()
  const files = (process.env['OCOP_JOURNEYS'] ?? '').split(',')
  if (files.some((file) => demonstrated.test(file)))
    await step('Seeding the demonstration', () => seedAll(stack))
  else await step('Entering the people', () => enterPeople(stack))
}

const seedAll = (stack: TestStack): Promise<void> =>
  seed({
    webUrl: stack.webUrl,
    serviceUrl: (name) => stack.services[name],
    accountsFile: stack.accountsFile,
    secrets: stack.secrets,
    say,
  })

const enterPeople = async (stack: TestStack): Promise<void> => {
  const installation = {
    webUrl: stack.webUrl,
    identityUrl: stack.services.identity,
    serviceSecret: stack.secrets.service,
  }
  await writeAccounts(stack.accountsFile, await enterCast(installation, () => undefined))
}
