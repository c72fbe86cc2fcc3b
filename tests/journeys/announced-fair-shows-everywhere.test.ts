import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test, vi } from 'vitest'
import { CommandResult } from '@ocop/kernel/ids'
import { openStack, type OpenStack } from '../support/stack.ts'

/** From the answer to the office until every visitor reads the same. */
const withinMs = 5_000
const soon = { timeout: withinMs, interval: 250 }
const pages = ['/', '/hoi-cho'] as const

let stack: OpenStack
beforeAll(async () => {
  stack = await openStack()
})

const textOf = async (path: string): Promise<string> => {
  const response = await fetch(`${stack.webUrl}${path}`)
  expect(response.status, path).toBe(200)
  return response.text()
}

/** Asked for until the page comes as it was kept, so that a change finds it kept. */
const keptPage = (path: string): Promise<void> =>
  vi.waitFor(
    async () => {
      const response = await fetch(`${stack.webUrl}${path}`)
      await response.text()
      expect(response.headers.get('x-page'), path).toBe('kept')
    },
    { timeout: 20_000, interval: 250 },
  )

test('within five seconds of being announced, renamed or cancelled a fair reads so on every page that tells of it', async () => {
  const office = stack.person('officer-city')
  const name = `Hội chợ OCOP ${randomUUID().slice(0, 6)}`
  // It has begun already, so it stands before all others.
  const fair = {
    ...{ kind: 'fair', place: 'Cung Văn hóa Việt Tiệp', provinceCode: '31', note: null },
    ...{ from: '2020-01-01', to: '2099-12-31' },
  }
  await Promise.all(pages.map(keptPage))
  const { id } = await office.post(CommandResult, '/api/programme/trade-events', {
    ...fair,
    ...{ commandId: randomUUID(), title: name },
  })
  for (const path of pages)
    await vi.waitFor(async () => expect(await textOf(path)).toContain(name), soon)

  const renamed = `${name} mở rộng`
  const change = async (seenVersion: number, state: string): Promise<void> => {
    await Promise.all(pages.map(keptPage))
    await office.patch(CommandResult, `/api/programme/trade-events/${id}`, {
      ...fair,
      ...{ commandId: randomUUID(), seenVersion, title: renamed, state },
    })
  }
  await change(1, 'announced')
  for (const path of pages)
    await vi.waitFor(async () => expect(await textOf(path)).toContain(renamed), soon)
  await change(2, 'cancelled')
  for (const path of pages)
    await vi.waitFor(async () => expect(await textOf(path)).not.toContain(name), soon)
})

test('within five seconds of being opened or closed a point of sale reads so', async () => {
  const office = stack.person('officer-city')
  const point = {
    ...{ name: `Điểm bán OCOP ${randomUUID().slice(0, 6)}`, unit: '10804', hours: null },
    address: 'Số 1 đường Trần Hưng Đạo',
  }
  await keptPage('/hoi-cho')
  const { id } = await office.post(CommandResult, '/api/programme/points-of-sale', {
    ...point,
    commandId: randomUUID(),
  })
  await vi.waitFor(async () => expect(await textOf('/hoi-cho')).toContain(point.name), soon)
  await keptPage('/hoi-cho')
  await office.patch(CommandResult, `/api/programme/points-of-sale/${id}`, {
    ...point,
    ...{ commandId: randomUUID(), seenVersion: 1, state: 'closed' },
  })
  await vi.waitFor(async () => expect(await textOf('/hoi-cho')).not.toContain(point.name), soon)
})
