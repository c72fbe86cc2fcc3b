import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createLogger } from '@ocop/runtime/logger'
import { endpoint } from './endpoint.ts'
import { serviceApp } from './service-app.ts'
import { testServer, type TestServer } from './test-server.ts'
import { testSession } from './test-session.ts'

const own = 'https://ocop.example'
let server: TestServer

beforeAll(async () => {
  const { tokens } = await testSession()
  const Numbers = z.strictObject({ numbers: z.array(z.number()) })
  const app = serviceApp({
    name: 'sums',
    description: 'Sums',
    logger: createLogger('test'),
    tokens,
    origins: [own],
    ready: {},
    routes: (mount) => {
      const answer = async ({ body }: { body: z.infer<typeof Numbers> }) => ({
        count: body.numbers.length,
      })
      const spec = { method: 'post', summary: 'Count', access: 'public', body: Numbers } as const
      endpoint(mount, { ...spec, path: '/counts', pure: true }, answer)
      endpoint(mount, { ...spec, path: '/records' }, answer)
    },
  })
  server = await testServer(app)
})
afterAll(() => server.close())

const post = (
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${server.url}/api/sums${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

test('a pure route answers a caller without an origin; a write is refused', async () => {
  expect((await post('/counts', { numbers: [1, 2] })).status).toBe(200)
  expect((await post('/records', { numbers: [1, 2] })).status).toBe(403)
})

test('a write from our own page goes through', async () => {
  expect((await post('/records', { numbers: [1] }, { origin: own })).status).toBe(200)
})

test('a pure route still refuses what it cannot read, and a body that is too large', async () => {
  expect((await post('/counts', { numbers: ['one'], more: 1 })).status).toBe(422)
  expect((await post('/counts', { numbers: Array.from({ length: 40_000 }, () => 1) })).status).toBe(
    413,
  )
})

test('a pure route stands in the OpenAPI document like any other', async () => {
  const document: unknown = await (await fetch(`${server.url}/api/sums/openapi.json`)).json()
  expect(document).toMatchObject({ paths: { '/counts': {}, '/records': {} } })
})

test('a body that is not JSON is refused by its media type', async () => {
  const answer = await post('/records', {}, { origin: own, 'content-type': 'text/plain' })
  expect(answer.status).toBe(415)
  expect(await answer.json()).toMatchObject({ code: 'media-type-unsupported' })
})

test('a write without any body is no body of another kind', async () => {
  const bare = await fetch(`${server.url}/api/sums/records`, {
    method: 'POST',
    headers: { origin: own },
  })
  // The route wants a body, so it is refused for what is missing, not for its media type.
  expect([bare.status, await bare.json()]).toMatchObject([422, { code: 'body-invalid' }])
})
