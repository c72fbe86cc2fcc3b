import { createHash } from 'node:crypto'
import { Client } from 'minio'

export type BucketConfig = {
  readonly endpoint: string
  /** The same storage as browsers reach it; signatures name its host. */
  readonly publicEndpoint: string
  readonly accessKey: string
  readonly secretKey: string
  readonly region: string
  readonly bucket: string
  /** Pages that may post files straight to the bucket. */
  readonly origins: readonly string[]
}

/** A client for one endpoint of the storage; a path in the endpoint is not supported by the protocol's signatures. */
export const clientAt = (
  endpoint: string,
  { accessKey, secretKey, region }: BucketConfig,
): Client => {
  const url = new URL(endpoint)
  return new Client({
    endPoint: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    useSSL: url.protocol === 'https:',
    accessKey,
    secretKey,
    // Known beforehand, so that signing asks nobody.
    region,
    pathStyle: true,
  })
}

/** Makes the bucket, lets our pages post to it, and turns versioning on last: a versioned bucket is a finished one. */
export const prepareBucket = async (client: Client, config: BucketConfig): Promise<void> => {
  const { bucket, region } = config
  if (await client.bucketExists(bucket)) {
    const { Status } = await client.getBucketVersioning(bucket)
    if (Status === 'Enabled') return
  } else {
    await client.makeBucket(bucket, region).catch(async (error: unknown) => {
      // Two starts at once: the other one made it.
      if (!(await client.bucketExists(bucket))) throw error
    })
  }
  await allowPosts(client, config)
  await client.setBucketVersioning(bucket, { Status: 'Enabled' })
}

/** The client has no call for CORS, so it signs one. Storages that know no bucket CORS answer 501 and use their own setting. */
const allowPosts = async (client: Client, { bucket, origins }: BucketConfig): Promise<void> => {
  const allowed = origins.map((origin) => `<AllowedOrigin>${origin}</AllowedOrigin>`).join('')
  const body =
    '<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><CORSRule>' +
    `${allowed}<AllowedMethod>POST</AllowedMethod><AllowedMethod>GET</AllowedMethod>` +
    '<AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>'
  const url = await client.presignedUrl('PUT', bucket, '', 60, { cors: '' })
  const headers = { 'content-md5': createHash('md5').update(body).digest('base64') }
  const answer = await fetch(url, { method: 'PUT', body, headers })
  if (!answer.ok && answer.status !== 501)
    throw new Error(`Bucket CORS was refused with ${answer.status}`)
}
