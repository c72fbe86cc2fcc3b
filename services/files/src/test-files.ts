import { createServer, connect, type Socket } from 'node:net'
import { randomUUID } from 'node:crypto'
import pLimit from 'p-limit'
import { testServer } from '@ocop/http/test-server'
import { testSession } from '@ocop/http/test-session'
import type { Post } from '@ocop/kernel/actor'
import { testDatabase } from '@ocop/postgres/test-database'
import { createLogger } from '@ocop/runtime/logger'
import { filesApp } from './app.ts'
import { clientAt, type BucketConfig } from './bucket/gateway.ts'
import { askOwner } from './file/gateway.ts'
import type { FilesTables } from './tables.ts'
import { defaultLimits } from './upload/upload.ts'
import { openVault } from './vault/gateway.ts'

const page = 'http://pages.test'
const logger = createLogger('files-test')
logger.level = 'silent'

const required = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run the tests through npm test`)
  return value
}

/** The real storage, with a bucket of its own for one test file. */
export const testBucket = (endpoint = required('S3_ENDPOINT')): BucketConfig => ({
  endpoint,
  publicEndpoint: endpoint,
  accessKey: required('S3_ACCESS_KEY'),
  secretKey: required('S3_SECRET_KEY'),
  region: process.env['S3_REGION'] ?? 'us-east-1',
  bucket: `test-files-${randomUUID()}`,
  origins: [page],
})

/** A door to the storage that a test can shut: shut, the storage is as good as stopped. */
export const storageDoor = async () => {
  const target = new URL(required('S3_ENDPOINT'))
  const sockets = new Set<Socket>()
  const door = createServer((incoming) => {
    const outgoing = connect(Number(target.port), target.hostname)
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket)
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    }
    incoming.pipe(outgoing).pipe(incoming)
  })
  const open = (port: number): Promise<void> =>
    new Promise((resolve) => door.listen(port, '127.0.0.1', resolve))
  await open(0)
  const address = door.address()
  if (address === null || typeof address === 'string') throw new Error('The door has no port')
  const { port } = address
  const shut = (): Promise<void> =>
    new Promise((resolve) => {
      door.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return { endpoint: `http://127.0.0.1:${port}`, shut, open: () => open(port) }
}

type Options = {
  readonly endpoint?: string
  readonly dossiersUrl?: string
  readonly limits?: typeof defaultLimits
}

/** The files service on a real database and a real storage, and callers of it. */
export const filesBench = async ({
  endpoint,
  dossiersUrl,
  limits = defaultLimits,
}: Options = {}) => {
  const session = await testSession()
  const database = await testDatabase<FilesTables>(
    'files',
    new URL('../migrations', import.meta.url).pathname,
  )
  const bucket = testBucket(endpoint)
  const vault = openVault(bucket, logger)
  await vault.prepare()
  const app = filesApp({
    db: database.db,
    vault,
    limits,
    logger,
    now: () => new Date(),
    tokens: session.tokens,
    origins: [page],
    examinations: pLimit(2),
    askOwner: askOwner({ dossier: dossiersUrl ?? 'http://127.0.0.1:1/api/dossiers' }),
  })
  const server = await testServer(app)
  const call = async (token: string, path: string, { body, ...init }: Call = {}) =>
    fetch(`${server.url}/api/files${path}`, {
      redirect: 'manual',
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      ...init,
      headers: {
        authorization: `Bearer ${token}`,
        origin: page,
        'content-type': 'application/json',
        ...init.headers,
      },
    })
  const close = async (): Promise<void> => {
    await server.close()
    await database.drop()
    await vault.clear('')
    await clientAt(bucket.endpoint, bucket).removeBucket(bucket.bucket)
  }
  return { call, close, db: database.db, url: database.url, session, vault, server }
}
type Call = { body?: unknown; method?: string; headers?: Record<string, string> }
export type FilesBench = Awaited<ReturnType<typeof filesBench>>

export const producerOf = (organisationId: string): Post => ({
  id: `post-${organisationId}`,
  role: 'producer',
  unit: { code: '10804', name: 'Xã Kim Thành', level: 'commune', path: 'vn/31/10804' },
  organisation: { id: organisationId, name: 'Hợp tác xã Kim Thành' },
})
