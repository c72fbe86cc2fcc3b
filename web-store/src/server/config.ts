import { z } from 'zod'
import { Mode } from '@ocop/kernel/realm'
import { Port } from '@ocop/runtime/config'
import type { Peers } from '../lib/peers.ts'

const local = (port: number, service: string) =>
  z.url().default(`http://127.0.0.1:${port}/api/${service}`)

/** What the web-store reads from its environment, once, at the start. */
export const WebConfig = z.object({
  PORT: Port.default(4321),
  HOST: z.string().default('127.0.0.1'),
  OCOP_MODE: Mode.default('production'),
  /** The origins people reach the pages at; the first one stands in links that leave the site (QR codes). */
  WEB_ORIGINS: z
    .string()
    .default('http://127.0.0.1:4321,http://localhost:4321')
    .transform((list) => list.split(',').map((each) => each.trim()))
    .pipe(z.array(z.url()).min(1)),
  /** Where browsers reach the file store; they post and read files there directly. */
  S3_PUBLIC_ENDPOINT: z.url().default('http://127.0.0.1:9000'),
  IDENTITY_URL: local(4101, 'identity'),
  PROGRAMME_URL: local(4102, 'programme'),
  DOSSIERS_URL: local(4103, 'dossiers'),
  FILES_URL: local(4104, 'files'),
  SUPPORT_PAYMENTS_URL: local(4105, 'support-payments'),
  CATALOGUE_URL: local(4106, 'catalogue'),
  SUPERVISION_URL: local(4107, 'supervision'),
})
export type WebConfig = z.infer<typeof WebConfig>

export const peersOf = (config: WebConfig): Peers => ({
  identity: config.IDENTITY_URL,
  programme: config.PROGRAMME_URL,
  dossiers: config.DOSSIERS_URL,
  files: config.FILES_URL,
  'support-payments': config.SUPPORT_PAYMENTS_URL,
  catalogue: config.CATALOGUE_URL,
  supervision: config.SUPERVISION_URL,
})
