import { z } from 'zod'
import { Mode } from '@ocop/kernel/realm'
import { Port } from '@ocop/runtime/config'

/** The environment of the dossiers service. */
export const DossiersConfiguration = z.object({
  PORT: Port.default(4103),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string(),
  IDENTITY_JWKS_URL: z.url(),
  IDENTITY_URL: z.url(),
  FILES_URL: z.url(),
  CATALOGUE_URL: z.url(),
  SUPERVISION_URL: z.url(),
  SERVICE_SECRET: z.string().min(32),
  WEB_ORIGINS: z.string().transform((list) => list.split(',').filter((origin) => origin !== '')),
  OCOP_MODE: Mode,
  /** How often the engine is looked at for processes that cannot move. */
  WATCH_EVERY_MS: z.coerce.number().int().min(100).default(10_000),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('ocop'),
})
