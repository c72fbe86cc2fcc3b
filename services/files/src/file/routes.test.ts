import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '@ocop/http/test-server'
import { FileLocation, FileRecord } from '../../contract/file.ts'
import { filesBench, producerOf, type FilesBench } from '../test-files.ts'
import { aPdf } from '../test-pdf.ts'
import { aFile, refusal } from '../test-upload.ts'

const pdf = aPdf()
const dossierId = randomUUID()
let bench: FilesBench
let dossiers: TestServer
let an: string
let council: string
/** What the dossiers service says of the dossier to the council member. */
let dossierStatus = 200

beforeAll(async () => {
  dossiers = await testServer((req, res) => {
    const known =
      req.url === `/api/dossiers/dossiers/${dossierId}` &&
      req.headers.authorization === `Bearer ${council}`
    res.statusCode = known ? dossierStatus : 404
    res.end('{}')
  })
  bench = await filesBench({ dossiersUrl: `${dossiers.url}/api/dossiers` })
  an = await bench.session.person('an', [producerOf('htx')])
  council = await bench.session.person('council', [])
})
afterAll(async () => {
  await bench.close()
  await dossiers.close()
})

const read = (token: string, fileId: string, query = '') =>
  bench.call(token, `/files/${fileId}${query}`)

const linked = async (fileId: string): Promise<void> => {
  const service = await bench.session.service('dossiers')
  for (const time of ['first', 'again']) {
    const body = { type: 'dossier', id: dossierId }
    const answer = await bench.call(service, `/internal/files/${fileId}/links`, { body })
    expect(answer.status, time).toBe(200)
  }
}

test('the uploader gets a short link that gives the very bytes, as an attachment', async () => {
  const { fileId, sha256 } = await aFile(bench, an, { name: 'Giấy chứng nhận "VSATTP".pdf' })
  const answer = await read(an, fileId)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const location = FileLocation.parse(await answer.json())
  const secondsLeft = (Date.parse(location.expiresAt) - Date.now()) / 1_000
  expect(secondsLeft).toBeGreaterThan(60)
  expect(secondsLeft).toBeLessThanOrEqual(300)
  const got = await fetch(location.url)
  expect(got.headers.get('content-type')).toBe('application/pdf')
  const disposition = got.headers.get('content-disposition') ?? ''
  expect(disposition).toMatch(/^attachment;/)
  expect(decodeURIComponent(disposition)).toContain('Giấy chứng nhận "VSATTP".pdf')
  const bytes = Buffer.from(await got.arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
})

test('without a signature the storage gives nothing', async () => {
  const { fileId } = await aFile(bench, an)
  const { url } = FileLocation.parse(await (await read(an, fileId)).json())
  expect((await fetch(url.slice(0, url.indexOf('?')))).status).toBe(403)
  expect((await fetch(url.replace('attachment', 'inline'))).status).toBe(403)
})

test('a browser asking for a page is sent to the file, in place when it asks for that', async () => {
  const { fileId } = await aFile(bench, an)
  const answer = await bench.call(an, `/files/${fileId}?inline=1`, {
    headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
  })
  expect(answer.status).toBe(303)
  const got = await fetch(answer.headers.get('location') ?? '')
  expect(got.headers.get('content-disposition')).toMatch(/^inline;/)
})

test('a colleague of the same organisation may read, anybody else may not know of the file', async () => {
  const { fileId } = await aFile(bench, an)
  const colleague = await bench.session.person('binh', [producerOf('htx')])
  const foreigner = await bench.session.person('chi', [producerOf('other')])
  expect((await read(colleague, fileId)).status).toBe(200)
  expect(await refusal(await read(foreigner, fileId))).toBe('404 file-unknown')
  expect(await refusal(await read(foreigner, randomUUID()))).toBe('404 file-unknown')
  expect(await refusal(await read(foreigner, 'no-id'))).toBe('404 record-unknown')
})

test('whoever may read the dossier a file is linked to may read the file', async () => {
  dossierStatus = 200
  const { fileId } = await aFile(bench, an)
  expect(await refusal(await read(council, fileId))).toBe('404 file-unknown')
  await linked(fileId)
  expect((await read(council, fileId)).status).toBe(200)
  const other = await bench.session.person('other')
  expect(await refusal(await read(other, fileId))).toBe('404 file-unknown')
  dossierStatus = 403
  expect(await refusal(await read(council, fileId))).toBe('404 file-unknown')
})

test('while the owner of the dossier cannot be asked, nobody is let in and nobody is told no', async () => {
  const { fileId } = await aFile(bench, an)
  await linked(fileId)
  dossierStatus = 503
  expect(await refusal(await read(council, fileId))).toBe('503 access-unknown')
  expect((await read(an, fileId)).status).toBe(200)
})

test('another service gets the record of an accepted file; persons do not even see the route', async () => {
  const first = await aFile(bench, an, { name: 'a.pdf' })
  const second = await aFile(bench, an, { name: 'b.pdf', replaces: first.fileId })
  const service = await bench.session.service('dossiers')
  const answer = await bench.call(service, `/internal/files/${first.fileId}`)
  expect(FileRecord.parse(await answer.json())).toEqual({
    id: first.fileId,
    state: 'accepted',
    name: 'a.pdf',
    type: 'application/pdf',
    size: pdf.length,
    sha256: first.sha256,
    purpose: 'evidence',
    scan: 'not-scanned',
    owner: { personId: 'an', organisationId: 'htx' },
    replaces: null,
    replacedBy: second.fileId,
    acceptedAt: expect.any(String),
  })
  expect(await refusal(await bench.call(service, `/internal/files/${randomUUID()}`))).toBe(
    '404 file-unknown',
  )
  expect((await bench.call(an, `/internal/files/${first.fileId}`)).status).toBe(404)
  const body = { type: 'dossier', id: dossierId }
  const planted = await bench.call(an, `/internal/files/${first.fileId}/links`, { body })
  expect(planted.status).toBe(404)
})
