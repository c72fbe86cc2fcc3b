import { z } from 'zod'
import { Mode } from '@ocop/kernel/realm'
import { Port } from '@ocop/runtime/config'
import { SearchConfig } from './search/config.ts'

/** What the process reads from its environment, once, at the start. */
export const CatalogueConfiguration = z.object({
  ...SearchConfig.shape,
  PORT: Port.default(4106),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string(),
  IDENTITY_JWKS_URL: z.url(),
  SERVICE_SECRET: z.string().min(32),
  WEB_ORIGINS: z.string(),
  OCOP_MODE: Mode,
  DOSSIERS_URL: z.url(),
  SUPERVISION_URL: z.url(),
  FILES_URL: z.url(),
})
