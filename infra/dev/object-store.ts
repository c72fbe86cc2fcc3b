import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, objectStoreBuild } from './go-binaries.ts'
import type { Part } from './part.ts'

export type ObjectStore = {
  readonly endpoint: string
  /** Where browsers reach it. */
  readonly publicEndpoint: string
  readonly accessKey: string
  readonly secretKey: string
  readonly bucket: string
}

/**
 * The local S3 server as a part to start. The files service makes its bucket, keeps versions in it and tells it which
 * pages may post to it.
 */
export const objectStorePart = async (
  state: string,
  port: number,
  store: ObjectStore,
): Promise<Part> => {
  const programs = await ensureBuilt(objectStoreBuild)
  const [objects, versions] = [join(state, 's3', 'objects'), join(state, 's3', 'versions')]
  mkdirSync(objects, { recursive: true })
  mkdirSync(versions, { recursive: true })
  return {
    name: 's3',
    tier: 'server',
    command: join(programs, 'versitygw'),
    args: [
      ...['--port', `127.0.0.1:${port}`, '--health', '/health', '--quiet'],
      ...['posix', '--versioning-dir', versions, objects],
    ],
    env: {
      PATH: process.env['PATH'] ?? '',
      ROOT_ACCESS_KEY_ID: store.accessKey,
      ROOT_SECRET_ACCESS_KEY: store.secretKey,
    },
    ready: async () => (await fetch(`${store.endpoint}/health`)).ok,
  }
}
