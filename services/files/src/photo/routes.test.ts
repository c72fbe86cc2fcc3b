import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PhotoRecord } from '../../contract/photo.ts'
import { filesBench, producerOf, type FilesBench } from '../test-files.ts'
import { aFile, beginUpload, complete, postFile, refusal } from '../test-upload.ts'
import { makeSizes } from './make.ts'

let bench: FilesBench
let token: string
beforeAll(async () => {
  bench = await filesBench()
  token = await bench.session.person('an', [producerOf('htx-1')])
})
afterAll(() => bench.close())

const photo = { name: 'Rươi.jpg', type: 'image/jpeg', purpose: 'product-photo' }
const aPhoto = (width: number): Promise<Buffer> =>
  sharp({ create: { width, height: 500, channels: 3, background: '#8d4a20' } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '20/1 51/1 0/1' } })
    .toBuffer()
const recordOf = async (fileId: string): Promise<Response> =>
  bench.call(await bench.session.service('catalogue'), `/internal/photos/${fileId}`)
const fetched = (path: string): Promise<Response> => fetch(`${bench.server.url}${path}`)

test('a photo waits for its sizes, then each is served for ever at an address of its own, without metadata', async () => {
  const { fileId } = await aFile(bench, token, { ...photo, bytes: await aPhoto(900) })
  const waiting = PhotoRecord.parse(await (await recordOf(fileId)).json())
  expect(waiting).toMatchObject({ state: 'waiting', ownerOrganisation: 'htx-1', sizes: [] })
  const make = () => makeSizes({ db: bench.db, vault: bench.vault, now: () => new Date() })
  expect(await make()).toBe(1)
  expect(await make()).toBe(0)
  const { state, width, sizes } = PhotoRecord.parse(await (await recordOf(fileId)).json())
  expect([state, width, sizes.map((size) => size.width)]).toEqual([
    'ready',
    900,
    [320, 320, 480, 480, 800, 800, 900, 900],
  ])
  for (const size of sizes) {
    const answer = await fetched(size.path)
    expect(answer.headers.get('content-type')).toBe(size.type)
    expect(answer.headers.get('cache-control')).toMatch(/immutable/)
    const told = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect([told.exif, told.width]).toEqual([undefined, size.width])
  }
})

test('a photo too small is refused with its code, and evidence is not held to it', async () => {
  const bytes = await aPhoto(700)
  const ticket = await beginUpload(bench, token, bytes, photo)
  await postFile(ticket, bytes)
  expect(await refusal(await complete(bench, token, ticket))).toBe('422 photo-too-small')
  const evidence = await aFile(bench, token, { ...photo, purpose: 'evidence', bytes })
  expect((await recordOf(evidence.fileId)).status).toBe(404)
})

test('nobody but a part of the platform learns of a photo by its file, and no hash is served that was not made', async () => {
  const { fileId, sha256 } = await aFile(bench, token, { ...photo, bytes: await aPhoto(1000) })
  expect((await bench.call(token, `/internal/photos/${fileId}`)).status).toBe(404)
  expect((await fetched(`/api/files/photos/${sha256}/jpg`)).status).toBe(404)
})
