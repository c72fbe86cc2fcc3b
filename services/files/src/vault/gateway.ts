import type { Readable } from 'node:stream'
import { create as contentDisposition } from 'content-disposition'
import { CopyDestinationOptions, CopySourceOptions, S3Error, type Client } from 'minio'
import { Problem } from '@ocop/kernel/problem'
import type { Logger } from '@ocop/runtime/logger'
import { clientAt, prepareBucket, type BucketConfig } from '../bucket/gateway.ts'

/** An object as it lay in storage when looked at; `version` pins exactly these bytes. */
export type Stored = {
  readonly key: string
  readonly size: number
  readonly etag: string
  readonly version: string | null
}
export type Ticket = { readonly url: string; readonly fields: Record<string, string> }
type Shown = {
  readonly name: string
  readonly type: string
  readonly inline: boolean
  readonly seconds: number
}

export type Vault = {
  /** Makes the bucket when it is missing: versioned, open to posts from our pages. Safe to repeat. */
  readonly prepare: () => Promise<void>
  readonly ticket: (
    key: string,
    bounds: { type: string; maxBytes: number; until: Date },
  ) => Promise<Ticket>
  /** What lies at the key, or undefined when nothing does. */
  readonly look: (key: string) => Promise<Stored | undefined>
  /** Its bytes, or undefined when it has gone meanwhile. */
  readonly read: (stored: Stored) => Promise<Buffer | undefined>
  /** Puts bytes at a key; the same bytes again change nothing. */
  readonly store: (key: string, bytes: Buffer, type: string) => Promise<void>
  /** Copies it inside the storage; the copy's version, or undefined when the source has gone or changed. */
  readonly keep: (stored: Stored, key: string) => Promise<{ version: string | null } | undefined>
  /** Removes every version of every object under the prefix that is older than `before` (all, when absent). */
  readonly clear: (prefix: string, before?: Date) => Promise<number>
  /** A link that works for some seconds. */
  readonly link: (key: string, version: string | null, shown: Shown) => Promise<string>
}

const answerWithinMs = 30_000

/** The S3 storage behind the MinIO client. Everything throws `storage-unavailable` while it is down. */
export const openVault = (config: BucketConfig, logger: Logger): Vault => {
  const { bucket } = config
  const inside = clientAt(config.endpoint, config)
  const outside = clientAt(config.publicEndpoint, config)
  const asked = <T>(work: Promise<T>): Promise<T> => inTime(work).catch(unavailable(logger))
  return {
    prepare: () => asked(prepareBucket(inside, config)),
    ticket: (key, bounds) => asked(postTicket(outside, { bucket, key, ...bounds })),
    look: (key) => asked(unlessGone(lookAt(inside, bucket, key))),
    read: (stored) => asked(unlessGone(readWhole(inside, bucket, stored))),
    store: (key, bytes, type) => asked(putWhole(inside, { bucket, key, bytes, type })),
    keep: (stored, key) => asked(unlessGone(copyTo(inside, { bucket, stored, key }))),
    clear: (prefix, before) => asked(clearUnder(inside, { bucket, prefix, before })),
    link: (key, version, shown) => asked(signedLink(outside, { bucket, key, version, shown })),
  }
}

const postTicket = async (
  client: Client,
  bounds: { bucket: string; key: string; type: string; maxBytes: number; until: Date },
): Promise<Ticket> => {
  const policy = client.newPostPolicy()
  policy.setBucket(bounds.bucket)
  policy.setKey(bounds.key)
  policy.setContentType(bounds.type)
  policy.setContentLengthRange(1, bounds.maxBytes)
  policy.setExpires(bounds.until)
  const { postURL, formData } = await client.presignedPostPolicy(policy)
  return { url: postURL, fields: formData }
}

const lookAt = async (client: Client, bucket: string, key: string): Promise<Stored> => {
  const { size, etag, versionId } = await client.statObject(bucket, key)
  return { key, size, etag, version: versionId ?? null }
}

const readWhole = async (client: Client, bucket: string, stored: Stored): Promise<Buffer> => {
  const { key, version, size } = stored
  const stream: Readable = await client.getPartialObject(bucket, key, 0, size, {
    ...(version === null ? {} : { versionId: version }),
  })
  const timer = setTimeout(
    () => stream.destroy(new Error('The storage fell silent')),
    answerWithinMs,
  )
  try {
    return Buffer.concat(await stream.toArray())
  } finally {
    clearTimeout(timer)
  }
}

const putWhole = async (
  client: Client,
  { bucket, key, bytes, type }: { bucket: string; key: string; bytes: Buffer; type: string },
): Promise<void> => {
  await client.putObject(bucket, key, bytes, bytes.length, { 'Content-Type': type })
}

const copyTo = async (
  client: Client,
  { bucket, stored, key }: { bucket: string; stored: Stored; key: string },
): Promise<{ version: string | null }> => {
  const copied = await client.copyObject(
    new CopySourceOptions({
      Bucket: bucket,
      Object: stored.key,
      ...(stored.version === null ? {} : { VersionID: stored.version }),
      MatchETag: stored.etag,
    }),
    new CopyDestinationOptions({ Bucket: bucket, Object: key }),
  )
  // The copy's own version: another completion may have copied to the same key since.
  return { version: ('VersionId' in copied ? copied.VersionId : null) ?? null }
}

const clearUnder = async (
  client: Client,
  { bucket, prefix, before }: { bucket: string; prefix: string; before: Date | undefined },
): Promise<number> => {
  let removed = 0
  for await (const item of client.listObjects(bucket, prefix, true, { IncludeVersion: true })) {
    const { name, versionId, lastModified } = item
    if (name === undefined || (before && lastModified && lastModified >= before)) continue
    await client.removeObject(bucket, name, versionId ? { versionId } : {})
    removed += 1
  }
  return removed
}

const signedLink = (
  client: Client,
  {
    bucket,
    key,
    version,
    shown,
  }: { bucket: string; key: string; version: string | null; shown: Shown },
): Promise<string> =>
  client.presignedGetObject(bucket, key, shown.seconds, {
    'response-content-type': shown.type,
    'response-content-disposition': contentDisposition(shown.name, {
      type: shown.inline ? 'inline' : 'attachment',
    }),
    'response-cache-control': 'no-store',
    ...(version === null ? {} : { versionId: version }),
  })

const goneCodes = new Set(['NotFound', 'NoSuchKey', 'NoSuchVersion', 'PreconditionFailed'])

const unlessGone = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof S3Error && goneCodes.has(error.code ?? '')) return undefined
    throw error
  }
}

const inTime = async <T>(work: Promise<T>): Promise<T> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new Error('The storage did not answer in time')),
    answerWithinMs,
  )
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

const unavailable =
  (logger: Logger) =>
  (error: unknown): never => {
    logger.warn({ err: error }, 'the storage did not do as asked')
    throw new Problem(
      'unavailable',
      'storage-unavailable',
      'Files cannot be stored or read just now. Nothing was changed; repeat in a moment.',
    )
  }
