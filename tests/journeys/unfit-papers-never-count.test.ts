import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { DossierView } from '@ocop/dossiers/contract/dossier'
import { UploadTicket } from '@ocop/files/contract/upload'
import { upload } from '../../infra/rehearsals/drafting.ts'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { aDossierAfter, aStory, liveStage } from '../support/live-stage.ts'
import { refusalOf, told } from '../support/refusal.ts'
import { openStack, type OpenStack } from '../support/stack.ts'

const megabyte = 1_048_576
const producer = 'htx-ruoi'
let stack: OpenStack
let stage: Stage

beforeAll(async () => {
  stack = await openStack()
  stage = await liveStage(stack)
})

const request = (size: number) => ({
  name: 'phiếu kiểm nghiệm.pdf',
  type: 'application/pdf',
  size,
  purpose: 'evidence',
})

const begin = (size: number): Promise<UploadTicket> =>
  stack.person(producer).post(UploadTicket, '/api/files/uploads', request(size))

const send = ({ post }: UploadTicket, bytes: Uint8Array<ArrayBuffer>): Promise<Response> => {
  const form = new FormData()
  for (const [name, value] of Object.entries(post.fields)) form.append(name, value)
  form.append('file', new Blob([bytes], { type: 'application/pdf' }), 'a.pdf')
  return fetch(post.url, { method: 'POST', body: form })
}

const complete = async ({ uploadId }: UploadTicket, as = producer): Promise<string> =>
  told(
    await stack
      .person(as)
      .ask(`/api/files/uploads/${uploadId}/complete`, { method: 'POST', body: {} }),
  )

test('a file of 30 MB is refused when it is declared, and by the storage when it is sent all the same', async () => {
  const declared = await stack
    .person(producer)
    .ask('/api/files/uploads', { method: 'POST', body: request(30 * megabyte) })
  expect(await told(declared)).toBe('413 file-too-large')
  const ticket = await begin(1 * megabyte)
  const stored = await send(ticket, new Uint8Array(30 * megabyte))
  expect(stored.status).toBe(400)
  expect(await stored.text()).toContain('EntityTooLarge')
  expect(await complete(ticket)).toBe('409 upload-not-received')
})

test('what only calls itself a PDF is refused now and ever after', async () => {
  const fake = new TextEncoder().encode('<html>đây không phải là PDF</html>')
  const ticket = await begin(fake.length)
  expect((await send(ticket, fake)).status).toBe(204)
  expect(await complete(ticket)).toBe('422 content-not-as-declared')
  expect(await complete(ticket)).toBe('422 content-not-as-declared')
})

test('an upload is completed by who began it', async () => {
  expect(await complete(await begin(10), 'htx-lua-nep')).toBe('404 upload-unknown')
})

test('a dossier takes accepted files of its own producer alone, and names every other', async () => {
  const { story, dossierId } = await aDossierAfter(stage, aStory('Chả cáy', producer), [])
  const path = `/api/dossiers/dossiers/${dossierId}`
  const { now: _now, ...before } = await stack.person(story.producer).get(DossierView, path)
  const rivals = await upload(stack.person('htx-lua-nep'), 'Giấy của người khác', story.name)
  const answer = await stack.person(producer).ask(path, {
    method: 'PATCH',
    body: {
      seenVersion: before.version,
      papers: [
        { kind: 'business-registration', fileId: rivals },
        { kind: 'quality-declaration', fileId: randomUUID() },
        { kind: 'love-letter', fileId: randomUUID() },
      ],
    },
  })
  expect(await refusalOf(answer)).toEqual({
    told: '422 papers-unusable',
    faults: [
      '/papers/0/fileId file-unknown',
      '/papers/1/fileId file-unknown',
      '/papers/2/fileId file-unknown',
      '/papers/2/kind evidence-kind-unknown',
    ],
  })
  const { now, ...after } = await stack.person(story.producer).get(DossierView, path)
  expect(z.iso.datetime().safeParse(now).success).toBe(true)
  expect(after).toEqual(before)
})
