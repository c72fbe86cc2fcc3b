import { afterAll, expect, test } from 'vitest'
import { testBucket } from '../test-files.ts'
import { clientAt, prepareBucket } from './gateway.ts'

const config = testBucket()
const client = clientAt(config.endpoint, config)
afterAll(() => client.removeBucket(config.bucket))

test('the bucket is made once, keeps versions and takes posts from our pages only', async () => {
  const starts = [1, 2, 3].map(() => prepareBucket(client, config))
  await Promise.all(starts)
  await prepareBucket(client, config)
  expect(await client.getBucketVersioning(config.bucket)).toMatchObject({ Status: 'Enabled' })
  const allowed = async (origin: string): Promise<string | null> => {
    const answer = await fetch(`${config.endpoint}/${config.bucket}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    })
    return answer.ok ? answer.headers.get('access-control-allow-origin') : null
  }
  expect(await allowed('http://pages.test')).toBe('http://pages.test')
  expect(await allowed('http://evil.test')).toBeNull()
})
