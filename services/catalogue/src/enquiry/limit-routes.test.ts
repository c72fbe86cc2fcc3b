import { afterAll, beforeAll, expect, test } from 'vitest'
import { runningCatalogue, type RunningCatalogue } from '../../test/running-catalogue.ts'

let catalogue: RunningCatalogue
beforeAll(async () => {
  catalogue = await runningCatalogue()
})
afterAll(() => catalogue.close())

test('one address sends twenty forms an hour; the next is told to wait, another address is not', async () => {
  const send = (address: string): Promise<Response> =>
    fetch(`${catalogue.base}/enquiries`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'http://pages.test',
        'x-forwarded-for': address,
      },
      body: '{}',
    })
  const statuses: number[] = []
  for (let form = 0; form < 21; form += 1) statuses.push((await send('203.0.113.7')).status)
  expect(statuses).toEqual([...Array(20).fill(422), 429])
  const refused = await send('203.0.113.7')
  expect(refused.headers.get('retry-after')).toBe('3600')
  expect(await refused.json()).toMatchObject({ code: 'forms-too-many' })
  expect((await send('203.0.113.8')).status).toBe(422)
})
