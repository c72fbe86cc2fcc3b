import express from 'express'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { problemHandler } from '@ocop/http/problem-handler'
import { testServer, type TestServer } from '@ocop/http/test-server'
import { visitorLimit } from './visitor-limit.ts'

let web: TestServer
beforeEach(async () => {
  const app = express()
  app.set('trust proxy', 'loopback')
  app.use(visitorLimit(3))
  app.use((req, res) => void res.send(req.url))
  app.use(problemHandler)
  web = await testServer(app)
})
afterEach(() => web.close())

const from = (address: string, path: string, headers: Record<string, string> = {}) =>
  fetch(`${web.url}${path}`, { headers: { 'x-forwarded-for': address, ...headers } })
const spend = async (address: string): Promise<void> => {
  for (let asked = 0; asked < 3; asked += 1) await from(address, '/san-pham')
}

test('an address that asks too much is told when to come back, as a page in its language or as a problem', async () => {
  await spend('203.0.113.7')
  const page = await from('203.0.113.7', '/en/san-pham')
  expect([await page.text(), page.headers.get('retry-after')]).toEqual(['/en/loi/429', '60'])
  const api = await from('203.0.113.7', '/api/catalogue/products')
  expect(api.status).toBe(429)
  expect(await api.json()).toMatchObject({ code: 'requests-too-many', retryAfter: 60 })
})

test('others are not bounded by it: another address, a person who is signed in, this machine itself', async () => {
  await spend('203.0.113.7')
  expect(await (await from('203.0.113.8', '/a')).text()).toBe('/a')
  expect(await (await from('203.0.113.7', '/a', { cookie: 'ocop-session=x' })).text()).toBe('/a')
  await spend('127.0.0.1')
  expect(await (await fetch(`${web.url}/a`)).text()).toBe('/a')
})
