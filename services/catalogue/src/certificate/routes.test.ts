import { randomUUID } from 'node:crypto'
import express from 'express'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testServer, type TestServer } from '@ocop/http/test-server'
import { Verification } from '../../contract/verification.ts'
import { runningCatalogue, testNow, type RunningCatalogue } from '../../test/running-catalogue.ts'
import { aCertifiedProduct } from '../certified-product/sample.ts'
import type { SourceCertificate } from './gateway.ts'

const told = aCertifiedProduct({ name: 'Mắm rươi Kim Thành' })
const good: SourceCertificate = {
  number: told.certificate.number,
  productId: told.productId,
  product: told.name,
  producer: told.producer,
  stars: 3,
  standing: 'in-force',
  issuedBy: told.certificate.issuedBy,
  decisionNumber: told.certificate.decisionNumber,
  validFrom: told.certificate.validFrom,
  validTo: told.certificate.validTo,
  extendedTo: null,
  replacedBy: null,
  realm: 'live',
  clockId: 'live',
  now: testNow,
}

/** A stand-in for the dossiers service: the answer it gives next, whatever is asked. */
let next: { status: number; body: unknown }
let source: TestServer
let demonstration: RunningCatalogue
let production: RunningCatalogue
let alone: RunningCatalogue

beforeAll(async () => {
  source = await testServer(
    express().use((req, res) => {
      const isAsked =
        /^\/api\/dossiers\/internal\/certificates\//.test(req.path) && req.headers.authorization
      if (isAsked) res.status(next.status).json(next.body)
      else res.status(500).json({ code: 'asked-wrongly' })
    }),
  )
  const dossiersUrl = `${source.url}/api/dossiers`
  demonstration = await runningCatalogue({ dossiersUrl })
  production = await runningCatalogue({ dossiersUrl, mode: 'production' })
  alone = await runningCatalogue()
  await demonstration.tell(told)
})
afterAll(async () => {
  for (const each of [demonstration, production, alone]) await each.close()
  await source.close()
})
beforeEach(() => {
  next = { status: 200, body: good }
})

const verify = async (catalogue: RunningCatalogue, number = good.number) => {
  const answer = await catalogue.get(`/certificates/${encodeURIComponent(number)}`)
  return {
    status: answer.status,
    cache: answer.headers.get('cache-control'),
    body: await answer.json(),
  }
}

test('a good certificate is verified at its source and linked to its product', async () => {
  const { status, body, cache } = await verify(demonstration)
  expect(status).toBe(200)
  expect(cache).toBe('no-store')
  expect(Verification.parse(body)).toMatchObject({
    state: 'valid',
    stars: 3,
    product: { name: 'Mắm rươi Kim Thành', slug: 'mam-ruoi-kim-thanh' },
    producer: { name: 'HTX Kim Thành', slug: 'htx-kim-thanh' },
    asOf: testNow,
    realm: 'live',
  })
})

test('the source’s word counts, not the catalogue’s copy', async () => {
  next.body = { ...good, standing: 'revoked' }
  expect((await verify(demonstration)).body).toMatchObject({ state: 'revoked' })
  next.body = { ...good, standing: 'suspended' }
  expect((await verify(demonstration)).body).toMatchObject({ state: 'suspended' })
  next.body = { ...good, standing: 'replaced', replacedBy: '31-10804-01-2026-4-0009' }
  expect((await verify(demonstration)).body).toMatchObject({
    state: 'replaced',
    replacedBy: '31-10804-01-2026-4-0009',
  })
})

test('the state is that of the certificate’s own clock', async () => {
  next.body = { ...good, now: '2028-12-20T16:59:59.000Z' }
  expect((await verify(demonstration)).body).toMatchObject({ state: 'expiring' })
  next.body = { ...good, now: '2028-12-20T17:00:00.000Z' }
  expect((await verify(demonstration)).body).toMatchObject({
    state: 'expired',
    asOf: '2028-12-20T17:00:00.000Z',
  })
})

test('a number nobody issued is never-issued, and what cannot be a number is not even asked', async () => {
  next = { status: 404, body: { code: 'certificate-unknown', detail: 'No such certificate.' } }
  expect(await verify(demonstration)).toMatchObject({ status: 404, body: { code: 'never-issued' } })
  next = { status: 200, body: good }
  for (const number of ["'; drop table product", '<b>', '../../x', '\0', 'a'.repeat(101)])
    expect(await verify(demonstration, number)).toMatchObject({
      status: 404,
      body: { code: 'never-issued' },
    })
})

test('in production a rehearsal certificate was never issued; a demonstration names its realm', async () => {
  next.body = { ...good, realm: 'rehearsal', clockId: 'r1', productId: randomUUID() }
  expect(await verify(production)).toMatchObject({ status: 404, body: { code: 'never-issued' } })
  expect((await verify(demonstration)).body).toMatchObject({
    realm: 'rehearsal',
    product: { slug: null },
  })
})

test('a number copied with blanks and long dashes is the same number', async () => {
  expect((await verify(demonstration, ` ${good.number.replace('-', ' – ')} `)).status).toBe(200)
})

test('in production an answer does not speak of realms', async () => {
  expect((await verify(production)).body).not.toHaveProperty('realm')
})

test.each([
  ['fails', { status: 500, body: { code: 'defect' } }],
  ['is overloaded', { status: 429, body: { code: 'too-many' } }],
  ['has no such route', { status: 404, body: { code: 'route-unknown' } }],
  ['answers something else', { status: 200, body: { number: good.number } }],
])('when the source %s, the word is unknown, never valid', async (_, answer) => {
  next = answer
  expect(await verify(demonstration)).toMatchObject({ status: 503, body: { code: 'unknown' } })
})

test('when the source is down, the word is unknown', async () => {
  expect(await verify(alone)).toMatchObject({ status: 503, body: { code: 'unknown' } })
})
