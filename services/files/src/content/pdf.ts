import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import type { Refusal } from './refusal.ts'

const inflated = promisify(inflate)
const mostInflatedBytes = 64 * 1_048_576

/**
 * Why a PDF cannot be taken as evidence, if it cannot. Checked are: the header at the first byte, `%%EOF` and
 * `startxref` near the end pointing at a cross-reference section, a document root, no encryption, no scripts
 * or other active content, no attached files. Names are found in the file itself and in its compressed object
 * streams, also when spelled with #xx escapes. Page content is not rendered.
 */
export const pdfRefusal = async (bytes: Buffer): Promise<Refusal | undefined> => {
  const text = bytes.toString('latin1')
  if (!isWhole(text)) return damaged
  if (encryption.test(text)) return encrypted
  const opened = await objectStreams(bytes, text)
  if (opened === undefined) return unreadable
  const readable = [text, ...opened]
  if (readable.some((part) => activeContent.test(part))) return active
  if (readable.some((part) => attachment.test(part))) return attached
  return undefined
}

const damaged: Refusal = {
  code: 'pdf-damaged',
  detail: 'The PDF is cut off or damaged. Save or scan it again.',
}
const encrypted: Refusal = {
  code: 'pdf-encrypted',
  detail: 'The PDF is protected by a password. Save it without protection.',
}
const unreadable: Refusal = {
  code: 'pdf-unreadable',
  detail: 'Parts of the PDF cannot be looked into. Print it to a new PDF.',
}
const active: Refusal = {
  code: 'pdf-active',
  detail: 'The PDF contains scripts or other active content. Print it to a new PDF.',
}
const attached: Refusal = {
  code: 'pdf-attachments',
  detail: 'The PDF carries other files inside it. Hand those in on their own.',
}

/** A PDF name as a pattern: any of its characters may be written as #xx. */
const named = (name: string): string =>
  `/${[...name].map((letter) => `(?:${letter}|#${hexPattern(letter)})`).join('')}`
const hexPattern = (letter: string): string =>
  [...letter.charCodeAt(0).toString(16)].map((digit) => `[${digit}${digit.toUpperCase()}]`).join('')

// Only names long enough not to turn up by chance in compressed bytes.
const encryption = new RegExp(named('Encrypt'))
const activeContent = new RegExp(
  ['JavaScript', 'Launch', 'Rendition', 'RichMedia'].map(named).join('|'),
)
const attachment = new RegExp(named('EmbeddedFile'))
const objectStream = new RegExp(named('ObjStm'), 'g')
const plainFlate = /\/Filter\s*(?:\/FlateDecode\b|\[\s*\/FlateDecode\s*\])/

const isWhole = (text: string): boolean => {
  const offset = /startxref\s+(\d+)\s+%%EOF/.exec(text.slice(-2_048))?.[1]
  if (!/^%PDF-[12]\.\d/.test(text) || offset === undefined || !text.includes('/Root')) return false
  return /^\s*(?:xref|\d+\s+\d+\s+obj)/.test(text.slice(Number(offset), Number(offset) + 64))
}

/** The text inside every object stream; undefined when one cannot be opened or together they are too large. */
const objectStreams = async (bytes: Buffer, text: string): Promise<string[] | undefined> => {
  const opened: string[] = []
  let room = mostInflatedBytes
  for (const { index } of text.matchAll(objectStream)) {
    const part = await openedAt(bytes, text, { index, room })
    if (part === undefined) return undefined
    opened.push(part)
    room -= part.length
  }
  return opened
}

const openedAt = async (
  bytes: Buffer,
  text: string,
  { index, room }: { index: number; room: number },
): Promise<string | undefined> => {
  const begin = /stream\r?\n/g
  begin.lastIndex = index
  if (begin.exec(text) === null || room <= 0) return undefined
  const dictionary = text.slice(text.lastIndexOf('obj', index), begin.lastIndex)
  // Uncompressed: its text is part of the file's and is looked at there.
  if (!dictionary.includes('Filter') && !dictionary.includes('#')) return ''
  if (!plainFlate.test(dictionary) || /\/Predictor\s+(?!1\b)/.test(dictionary)) return undefined
  const end = text.indexOf('endstream', begin.lastIndex)
  if (end < 0) return undefined
  const compressed = bytes.subarray(begin.lastIndex, end)
  const content = await inflated(compressed, { maxOutputLength: room }).catch(() => undefined)
  return content?.toString('latin1')
}
