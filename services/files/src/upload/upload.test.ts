import { expect, test } from 'vitest'
import { UploadRequest } from '../../contract/upload.ts'
import { admit, defaultLimits, refusalOf, withinLimits } from './upload.ts'

const request = {
  name: 'Giấy đăng ký kinh doanh.pdf',
  type: 'application/pdf',
  size: 1_000,
  purpose: 'evidence',
} as const
const megabyte = 1_048_576

test('evidence may be a PDF up to 20 MB and an image up to 10 MB', () => {
  const pdf = { ...request, size: 20 * megabyte }
  expect(admit(pdf)).toEqual({ type: 'application/pdf', maxBytes: 20 * megabyte })
  const image = { ...request, name: 'cơ sở.JPEG', type: 'image/jpeg', size: 10 * megabyte }
  expect(admit(image)).toEqual({ type: 'image/jpeg', maxBytes: 10 * megabyte })
})

test.each([
  [{ size: 30 * megabyte }, 'file-too-large'],
  [{ name: 'a.png', type: 'image/png', size: 10 * megabyte + 1 }, 'file-too-large'],
  [{ type: 'text/html' }, 'file-type-not-accepted'],
  [{ purpose: 'product-photo' as const }, 'file-type-not-accepted'],
  [{ name: 'a.pdf.exe' }, 'file-name-ending'],
  [{ name: 'a.png' }, 'file-name-ending'],
])('%o is refused as %s', (change, code) => {
  expect(() => admit({ ...request, ...change })).toThrow(expect.objectContaining({ code }))
})

test.each([
  { ...request, name: '../a.pdf' },
  { ...request, name: 'a\n.pdf' },
  { ...request, name: ' ' },
  { ...request, size: 0 },
  { ...request, size: 1.5 },
  { ...request, key: 'evidence/other' },
])('a request that makes no sense is refused: %o', (body) => {
  expect(UploadRequest.safeParse(body).success).toBe(false)
})

test('a person may not begin more uploads than the limits allow', () => {
  expect(() => withinLimits({ open: 59, lastHour: 299 }, defaultLimits)).not.toThrow()
  expect(() => withinLimits({ open: 60, lastHour: 60 }, defaultLimits)).toThrow(
    expect.objectContaining({ kind: 'too-many', code: 'uploads-open' }),
  )
  expect(() => withinLimits({ open: 0, lastHour: 300 }, defaultLimits)).toThrow(
    expect.objectContaining({ kind: 'too-many', code: 'uploads-too-many' }),
  )
})

test('a settled upload without a file tells why', () => {
  const rejected = { state: 'rejected', refusalCode: 'pdf-damaged', refusalDetail: 'd' } as const
  expect(refusalOf(rejected)).toMatchObject({ kind: 'invalid', code: 'pdf-damaged' })
  const expired = { state: 'expired', refusalCode: null, refusalDetail: null } as const
  expect(refusalOf(expired)).toMatchObject({ kind: 'conflict', code: 'upload-expired' })
})
