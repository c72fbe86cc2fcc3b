import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { aPdf } from '../test-pdf.ts'
import { examine, sizeRefusal } from './content.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('content that is what it was declared to be is hashed', async () => {
  const sha256 = createHash('sha256').update(png).digest('hex')
  expect(await examine(png, 'image/png')).toEqual({ sha256 })
})

test('content of another type than declared is refused, whatever its name says', async () => {
  const text = Buffer.from('Đây không phải là tệp PDF')
  expect((await examine(text, 'application/pdf')).refusal?.code).toBe('content-not-as-declared')
  expect((await examine(png, 'image/jpeg')).refusal?.code).toBe('content-not-as-declared')
  expect((await examine(aPdf(), 'image/png')).refusal?.code).toBe('content-not-as-declared')
})

test('a PDF is also looked into', async () => {
  const encrypted = aPdf({ trailer: '/Encrypt 8 0 R' })
  expect((await examine(encrypted, 'application/pdf')).refusal?.code).toBe('pdf-encrypted')
})

test('a file of another size than declared is refused', () => {
  expect(sizeRefusal(10, 10)).toBeUndefined()
  expect(sizeRefusal(11, 10)?.code).toBe('size-not-as-declared')
})
