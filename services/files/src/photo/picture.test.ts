import sharp from 'sharp'
import { expect, test } from 'vitest'
import { areaOf, photoRefusal, sizesOf } from './picture.ts'

const aPhoto = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#1d5a43' } })

/** As a phone takes it: lying on its side, with the place where it was taken. */
const fromAPhone = (width: number, height: number): Promise<Buffer> =>
  aPhoto(width, height)
    .jpeg()
    .withExif({
      IFD0: { Make: 'Phone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '20/1 51/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()

test('what the public gets is upright and says nothing of where it was taken', async () => {
  const original = await fromAPhone(1600, 1000)
  expect((await sharp(original).metadata()).exif).toBeDefined()
  expect(await areaOf(original)).toEqual({ width: 1000, height: 1600 })
  const sizes = await sizesOf(original)
  expect(sizes.map(({ type, width }) => [type, width])).toEqual(
    [320, 480, 800, 1000].flatMap((width) => [
      ['image/avif', width],
      ['image/jpeg', width],
    ]),
  )
  for (const { bytes, width, height } of sizes) {
    const told = await sharp(bytes).metadata()
    expect([told.exif, told.xmp, told.orientation]).toEqual([undefined, undefined, undefined])
    expect([told.width, told.height]).toEqual([width, height])
    expect(height).toBeGreaterThan(width)
  }
})

test('the same photo gives the same hashes, so that its addresses never change', async () => {
  const original = await fromAPhone(900, 900)
  const hashes = async () => (await sizesOf(original)).map(({ sha256 }) => sha256)
  expect(await hashes()).toEqual(await hashes())
})

test('a photo below 800 pixels on its longer edge is refused with what it lacks', async () => {
  const small = await aPhoto(799, 600).jpeg().toBuffer()
  expect(await photoRefusal(small)).toMatchObject({ code: 'photo-too-small' })
  expect(await photoRefusal(await aPhoto(300, 800).png().toBuffer())).toBeUndefined()
})

test('what only begins like a picture is refused', async () => {
  const broken = (await aPhoto(900, 900).png().toBuffer()).subarray(0, 30)
  expect(await photoRefusal(broken)).toMatchObject({ code: 'photo-unreadable' })
})
