import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesBench, type FilesBench } from '../test-files.ts'
import { aPdf } from '../test-pdf.ts'
import { aFile, beginUpload, postFile } from '../test-upload.ts'
import { acceptUpload, rejectUpload, uploadOf } from './store.ts'
import { sweepQuarantine } from './sweep.ts'
import { quarantineKey } from './upload.ts'

let bench: FilesBench
let an: string
const now = new Date()
const refusal = { code: 'pdf-damaged', detail: 'Damaged.' }

beforeAll(async () => {
  bench = await filesBench()
  an = await bench.session.person('an')
})
afterAll(() => bench.close())

const fileFor = (id: string) =>
  ({
    id,
    ownerPerson: 'an',
    ownerOrganisation: null,
    name: 'a.pdf',
    type: 'application/pdf',
    size: 1,
    sha256: 'a'.repeat(64),
    purpose: 'evidence',
    scan: 'not-scanned',
    objectKey: `evidence/aa/${id}`,
    objectVersion: null,
    replaces: null,
    acceptedAt: now.toISOString(),
  }) as const

test('an upload is settled once, by whoever comes first', async () => {
  const { uploadId } = await beginUpload(bench, an, aPdf())
  const { fileId } = await uploadOf(bench.db, uploadId, 'an')
  const accept = () =>
    bench.db.transaction().execute((trx) => acceptUpload(trx, uploadId, fileFor(fileId)))
  const outcomes = await Promise.all([
    accept(),
    accept(),
    rejectUpload(bench.db, uploadId, refusal, now),
  ])
  expect(outcomes.filter(Boolean)).toHaveLength(1)
  expect(await accept()).toBe(false)
  expect(await rejectUpload(bench.db, uploadId, refusal, now)).toBe(false)
})

test('the register of files is never changed or thinned out', async () => {
  const { fileId } = await aFile(bench, an)
  const change = bench.db.updateTable('file').set({ sha256: 'b'.repeat(64) })
  await expect(change.where('id', '=', fileId).execute()).rejects.toThrow('never changed')
  const removal = bench.db.deleteFrom('file').where('id', '=', fileId)
  await expect(removal.execute()).rejects.toThrow('never changed')
})

test('what nobody completed for a day is settled as expired and removed, younger uploads stay', async () => {
  const tickets = await Promise.all([1, 2].map(() => beginUpload(bench, an, aPdf())))
  await Promise.all(tickets.map((ticket) => postFile(ticket, aPdf())))
  const [old, young] = tickets.map(({ uploadId }) => uploadId)
  const yesterday = new Date(now.getTime() - 25 * 3_600_000).toISOString()
  await bench.db
    .updateTable('upload')
    .set({ requestedAt: yesterday })
    .where('id', '=', old ?? randomUUID())
    .execute()
  expect((await sweepQuarantine(bench, now)).uploads).toBe(1)
  const stateOf = async (id = '') => (await uploadOf(bench.db, id, 'an')).state
  expect([await stateOf(old), await stateOf(young)]).toEqual(['expired', 'pending'])
  // The storage tells the age of objects itself, so the sweep is asked again a day and an hour later.
  const tomorrow = new Date(now.getTime() + 25 * 3_600_000)
  expect(await sweepQuarantine(bench, tomorrow)).toMatchObject({ objects: 2 })
  expect(await bench.vault.look(quarantineKey(old ?? ''))).toBeUndefined()
  expect(await sweepQuarantine(bench, tomorrow)).toEqual({ uploads: 0, objects: 0 })
})

test('the sweep leaves the vault alone', async () => {
  const { fileId } = await aFile(bench, an)
  await sweepQuarantine(bench, new Date(now.getTime() + 48 * 3_600_000))
  expect((await bench.call(an, `/files/${fileId}`)).status).toBe(200)
})
