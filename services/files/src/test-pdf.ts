import { deflateSync } from 'node:zlib'

type Parts = {
  /** More entries of the document's catalogue. */
  readonly catalogue?: string
  readonly trailer?: string
  /** Objects put between the page and the cross-reference section. */
  readonly objects?: readonly Buffer[]
}

/** A small whole PDF of one empty page. */
export const aPdf = ({ catalogue = '', trailer = '', objects = [] }: Parts = {}): Buffer => {
  const body = Buffer.concat([
    Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1'),
    Buffer.from(`1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalogue} >>\nendobj\n`),
    Buffer.from('2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n'),
    Buffer.from('3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n'),
    ...objects,
  ])
  const end = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 4 ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.concat([body, Buffer.from(end)])
}

/** An object stream holding the text, compressed as writers do. */
export const anObjectStream = (text: string, filter = '/FlateDecode'): Buffer => {
  const compressed = deflateSync(text)
  const head = `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter ${filter} /Length ${compressed.length} >>\nstream\n`
  return Buffer.concat([Buffer.from(head), compressed, Buffer.from('\nendstream\nendobj\n')])
}
