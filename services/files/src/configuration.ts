import { z } from 'zod'
import { Port } from '@ocop/runtime/config'
import type { BucketConfig } from './bucket/gateway.ts'

/** The environment of the files service. */
export const FilesConfiguration = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: Port.default(4104),
  DATABASE_URL: z.string(),
  IDENTITY_JWKS_URL: z.url(),
  SERVICE_SECRET: z.string().min(32),
  WEB_ORIGINS: z.string().transform((list) => list.split(',').filter((origin) => origin !== '')),
  DOSSIERS_URL: z.url(),
  S3_ENDPOINT: z.url(),
  /** The storage as browsers reach it. */
  S3_PUBLIC_ENDPOINT: z.url(),
  S3_ACCESS_KEY: z.string(),
  S3_SECRET_KEY: z.string(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().default('ocop-files'),
  UPLOADS_PER_HOUR: z.coerce.number().int().positive().default(300),
})

/** Which storage, which bucket, and whose pages may post to it. */
export const bucketFrom = (config: z.infer<typeof FilesConfiguration>): BucketConfig => ({
  endpoint: config.S3_ENDPOINT,
  publicEndpoint: config.S3_PUBLIC_ENDPOINT,
  accessKey: config.S3_ACCESS_KEY,
  secretKey: config.S3_SECRET_KEY,
  region: config.S3_REGION,
  bucket: config.S3_BUCKET,
  origins: config.WEB_ORIGINS,
})
