import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { services, type ServiceName } from './services.ts'

const secret = () =>
  z
    .string()
    .min(16)
    .default(() => randomBytes(32).toString('base64url'))

const Secrets = z.object({
  postgres: secret(),
  temporal: secret(),
  service: secret(),
  session: secret(),
  s3AccessKey: secret(),
  s3SecretKey: secret(),
  meili: secret(),
  control: secret(),
  roles: z.record(z.string(), z.string()).default({}),
})

export type Secrets = z.infer<typeof Secrets> & {
  readonly roles: Readonly<Record<ServiceName, string>>
}

/** The secrets of a local run: made once, kept in a file only its owner can read, completed when a new one is needed. */
export const secretsIn = (file: string): Secrets => {
  const known: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const parsed = Secrets.parse(known)
  const complete = {
    ...parsed,
    roles: services((name) => parsed.roles[name] ?? randomBytes(32).toString('base64url')),
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(complete, null, 2)}\n`, { mode: 0o600 })
  return complete
}
