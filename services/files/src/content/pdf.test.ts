import { expect, test } from 'vitest'
import { anObjectStream, aPdf } from '../test-pdf.ts'
import { pdfRefusal } from './pdf.ts'

const codeOf = async (bytes: Buffer): Promise<string | undefined> => (await pdfRefusal(bytes))?.code

test('a whole, plain PDF is taken', async () => {
  expect(await codeOf(aPdf())).toBeUndefined()
  expect(await codeOf(aPdf({ objects: [anObjectStream('<< /Type /Font >>')] }))).toBeUndefined()
  expect(
    await codeOf(aPdf({ objects: [anObjectStream('<< /Type /Font >>', '[ /FlateDecode ]')] })),
  ).toBeUndefined()
})

test('a PDF cut off before its end, or with nothing but the header, is refused as damaged', async () => {
  const whole = aPdf()
  expect(await codeOf(whole.subarray(0, whole.length - 40))).toBe('pdf-damaged')
  expect(await codeOf(Buffer.from('%PDF-1.7\nnot a document at all\n%%EOF'))).toBe('pdf-damaged')
  expect(await codeOf(Buffer.concat([Buffer.from('<html>'), whole]))).toBe('pdf-damaged')
})

test('a PDF whose startxref points at no cross-reference section is refused as damaged', async () => {
  const text = aPdf()
    .toString('latin1')
    .replace(/startxref\n\d+/, 'startxref\n12')
  expect(await codeOf(Buffer.from(text, 'latin1'))).toBe('pdf-damaged')
})

test('an encrypted PDF is refused', async () => {
  expect(await codeOf(aPdf({ trailer: '/Encrypt 8 0 R' }))).toBe('pdf-encrypted')
})

test.each([
  '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>',
  '/OpenAction << /S /J#61va#53cript /JS (app.alert(1)) >>',
  '/OpenAction << /S /Launch /F (calc.exe) >>',
  '/OpenAction << /S /Rendition /JS (app.alert(1)) >>',
])('active content is refused: %s', async (catalogue) => {
  expect(await codeOf(aPdf({ catalogue }))).toBe('pdf-active')
})

test('a script hidden in a compressed object stream is refused', async () => {
  const hidden = anObjectStream('1 0 << /S /JavaScript /JS (app.alert(1)) >>')
  expect(await codeOf(aPdf({ objects: [hidden] }))).toBe('pdf-active')
})

test('files inside a PDF are refused', async () => {
  expect(await codeOf(aPdf({ catalogue: '/Names << /EmbeddedFiles 7 0 R >>' }))).toBe(
    'pdf-attachments',
  )
})

test('an object stream that cannot be opened is refused rather than trusted', async () => {
  const chained = anObjectStream('<< >>', '[ /ASCIIHexDecode /FlateDecode ]')
  expect(await codeOf(aPdf({ objects: [chained] }))).toBe('pdf-unreadable')
  const notFlate = Buffer.from(
    '9 0 obj\n<< /Type /ObjStm /Filter /FlateDecode /Length 4 >>\nstream\nabcd\nendstream\nendobj\n',
  )
  expect(await codeOf(aPdf({ objects: [notFlate] }))).toBe('pdf-unreadable')
})

test('an object stream that swells beyond all measure is refused', async () => {
  const bomb = anObjectStream(' '.repeat(70 * 1_048_576))
  expect(bomb.length).toBeLessThan(200_000)
  expect(await codeOf(aPdf({ objects: [bomb] }))).toBe('pdf-unreadable')
})
