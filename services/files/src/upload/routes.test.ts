import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CompletedUpload } from '../../contract/upload.ts'
import { filesBench, producerOf, storageDoor, type FilesBench } from '../test-files.ts'
import { aPdf } from '../test-pdf.ts'
import { aFile, beginUpload, complete, postFile, refusal } from '../test-upload.ts'
import { quarantineKey } from './upload.ts'

const pdf = aPdf()
const sha256 = createHash('sha256').update(pdf).digest('hex')
let bench: FilesBench
let an: string

beforeAll(async () => {
  bench = await filesBench()
  an = await bench.session.person('an', [producerOf('htx')])
})
afterAll(() => bench.close())

const request = { name: 'a.pdf', type: 'application/pdf', size: 10, purpose: 'evidence' }

test('a file posted straight to the storage counts once it was examined', async () => {
  const ticket = await beginUpload(bench, an, pdf)
  expect((await postFile(ticket, pdf)).status).toBe(204)
  const answer = await complete(bench, an, ticket)
  expect(answer.status).toBe(200)
  const file = CompletedUpload.parse(await answer.json())
  expect(file).toEqual({
    fileId: expect.any(String),
    sha256,
    type: 'application/pdf',
    scan: 'not-scanned',
  })
  expect(await bench.vault.look(quarantineKey(ticket.uploadId))).toBeUndefined()
  const kept = await bench.vault.look(`evidence/${sha256.slice(0, 2)}/${file.fileId}`)
  expect(kept).toMatchObject({ size: pdf.length, version: expect.any(String) })
})

test('completing again, later or at the same moment, gives the same answer and one file', async () => {
  const ticket = await beginUpload(bench, an, pdf)
  await postFile(ticket, pdf)
  const answers = await Promise.all([1, 2, 3, 4].map(() => complete(bench, an, ticket)))
  const later = await complete(bench, an, ticket)
  const bodies = await Promise.all(
    [...answers, later].map(async (answer) => CompletedUpload.parse(await answer.json())),
  )
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
  const rows = await bench.db
    .selectFrom('file')
    .selectAll()
    .where('id', '=', bodies[0]?.fileId ?? '')
    .execute()
  expect(rows).toHaveLength(1)
  const kept = await bench.vault.look(rows[0]?.objectKey ?? '')
  expect(kept?.version).toBe(rows[0]?.objectVersion)
  expect(await bench.vault.clear(rows[0]?.objectKey ?? '')).toBe(1)
})

test('an upload that has not arrived cannot be completed yet', async () => {
  const ticket = await beginUpload(bench, an, pdf)
  expect(await refusal(await complete(bench, an, ticket))).toBe('409 upload-not-received')
  await postFile(ticket, pdf)
  expect((await complete(bench, an, ticket)).status).toBe(200)
})

test('a declared size beyond what is taken is refused at once', async () => {
  const tooLarge = { ...request, size: 30 * 1_048_576 }
  expect(await refusal(await bench.call(an, '/uploads', { body: tooLarge }))).toBe(
    '413 file-too-large',
  )
})

test('the storage itself refuses what is larger, of another type or for another key than the ticket says', async () => {
  const large = Buffer.alloc(10 * 1_048_576 + 1)
  const ticket = await beginUpload(bench, an, pdf, { name: 'a.png', type: 'image/png' })
  const refused = await postFile(ticket, large)
  expect(refused.status).toBeGreaterThanOrEqual(400)
  expect(await refused.text()).toContain('EntityTooLarge')
  const otherwise = (change: Record<string, string>) =>
    postFile(
      { ...ticket, post: { ...ticket.post, fields: { ...ticket.post.fields, ...change } } },
      pdf,
    )
  expect((await otherwise({ 'Content-Type': 'text/html' })).status).toBe(403)
  expect((await otherwise({ key: 'evidence/00/planted' })).status).toBe(403)
  expect(await refusal(await complete(bench, an, ticket))).toBe('409 upload-not-received')
})

test('a fake PDF is refused, now and whenever asked again, and does not stay in the storage', async () => {
  const fake = Buffer.from('Đây không phải là tệp PDF')
  const ticket = await beginUpload(bench, an, fake)
  await postFile(ticket, fake)
  for (const time of ['first', 'again'])
    expect(await refusal(await complete(bench, an, ticket)), time).toBe(
      '422 content-not-as-declared',
    )
  expect(await bench.vault.look(quarantineKey(ticket.uploadId))).toBeUndefined()
  const rows = await bench.db
    .selectFrom('file')
    .select('id')
    .where('size', '=', fake.length)
    .execute()
  expect(rows).toEqual([])
})

test('a file of another size than declared is refused', async () => {
  const ticket = await beginUpload(bench, an, pdf, { size: pdf.length + 1 })
  await postFile(ticket, pdf)
  expect(await refusal(await complete(bench, an, ticket))).toBe('422 size-not-as-declared')
})

test('only who began an upload may complete it', async () => {
  const binh = await bench.session.person('binh', [producerOf('htx')])
  const ticket = await beginUpload(bench, an, pdf)
  await postFile(ticket, pdf)
  expect(await refusal(await complete(bench, binh, ticket))).toBe('404 upload-unknown')
})

test('nobody begins an upload without signing in, from a foreign page or with unknown members', async () => {
  const anonymous = await fetch(`${bench.server.url}/api/files/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://pages.test' },
    body: JSON.stringify(request),
  })
  expect(await refusal(anonymous)).toBe('401 sign-in-needed')
  const foreign = await bench.call(an, '/uploads', {
    body: request,
    headers: { origin: 'http://evil.test' },
  })
  expect(await refusal(foreign)).toBe('403 origin-foreign')
  const unknown = await bench.call(an, '/uploads', { body: { ...request, key: 'mine' } })
  expect(await refusal(unknown)).toBe('422 body-invalid')
  const type = await bench.call(an, '/uploads', { body: { ...request, type: 'text/html' } })
  expect(await refusal(type)).toBe('415 file-type-not-accepted')
})

test('a file may take the place of another, once; the older version stays as it was', async () => {
  const first = await aFile(bench, an)
  const newer = aPdf({ catalogue: '/Lang (vi-VN)' })
  const second = await aFile(bench, an, { bytes: newer, replaces: first.fileId })
  expect(second.sha256).not.toBe(first.sha256)
  const old = await bench.call(an, `/files/${first.fileId}`)
  expect(await old.json()).toMatchObject({ sha256: first.sha256 })
  const body = { ...request, replaces: first.fileId }
  expect(await refusal(await bench.call(an, '/uploads', { body }))).toBe(
    '409 file-already-replaced',
  )
})

test('of two files replacing the same one at once, one is told to replace the newest', async () => {
  const first = await aFile(bench, an)
  const tickets = await Promise.all(
    [1, 2].map(() => beginUpload(bench, an, pdf, { replaces: first.fileId })),
  )
  await Promise.all(tickets.map((ticket) => postFile(ticket, pdf)))
  const answers = await Promise.all(tickets.map((ticket) => complete(bench, an, ticket)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('nobody replaces a file of others', async () => {
  const stranger = await bench.session.person('chi', [producerOf('other')])
  const { fileId } = await aFile(bench, an)
  const body = { ...request, replaces: fileId }
  expect(await refusal(await bench.call(stranger, '/uploads', { body }))).toBe('404 file-unknown')
})

test('with the storage stopped nothing is half written, and all goes on when it is back', async () => {
  const door = await storageDoor()
  const closing = await filesBench({ endpoint: door.endpoint })
  const person = await closing.session.person('an', [producerOf('htx')])
  const ticket = await beginUpload(closing, person, pdf)
  await postFile(ticket, pdf)
  const { fileId } = await aFile(closing, person)
  await door.shut()
  expect(await refusal(await complete(closing, person, ticket))).toBe('503 storage-unavailable')
  const ready = await closing.call(person, '/readyz')
  expect(await ready.json()).toMatchObject({ status: 503, down: ['storage'] })
  const states = await closing.db.selectFrom('upload').select(['id', 'state']).execute()
  expect(states).toContainEqual({ id: ticket.uploadId, state: 'pending' })
  expect(await closing.db.selectFrom('file').select('id').execute()).toEqual([{ id: fileId }])
  await door.open()
  expect((await complete(closing, person, ticket)).status).toBe(200)
  await closing.close()
})

test('too many uploads begun at once are refused with the time to wait', async () => {
  const few = await filesBench({ limits: { open: 3, perHour: 300 } })
  const person = await few.session.person('an')
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => few.call(person, '/uploads', { body: request })),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(5)
  expect(refused[0]?.headers.get('retry-after')).toBe('900')
  await few.close()
})
