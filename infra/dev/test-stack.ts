import { z } from 'zod'
import { Control } from './control.ts'
import { serviceNames } from './services.ts'

/** What journeys know of the stack they run against, carried in OCOP_STACK. */
export const TestStack = z.object({
  webUrl: z.url(),
  /** Base addresses of the services, their own paths included. */
  services: z.record(z.enum(serviceNames), z.url()),
  /** An administrator's URL of the platform's database. */
  adminUrl: z.string(),
  temporal: z.object({ address: z.string(), namespace: z.string() }),
  s3Url: z.url(),
  /** Where seeding writes the accounts. */
  accountsFile: z.string(),
  logs: z.string(),
  parts: z.array(z.string()),
  secrets: z.object({ service: z.string(), session: z.string() }),
  control: Control,
})
export type TestStack = z.infer<typeof TestStack>

/** The stack this test process was started against. @throws when the tests do not run through npm test */
export const testStack = (): TestStack => {
  const told = process.env['OCOP_STACK']
  if (!told) throw new Error('OCOP_STACK is not set: run the tests through npm test')
  return TestStack.parse(JSON.parse(told))
}
