import { createHash } from 'node:crypto'

/** The namespace of all ids of demonstration entries. */
const namespace = Buffer.from('5d0c8a5e9f0b4b7c8d6f6f636f702d6d', 'hex')

const hashOf = (text: string): Buffer =>
  createHash('sha1').update(namespace).update(text.normalize('NFC')).digest()

/** A UUID of version 5 (RFC 9562, 5.5): the same text gives the same id for ever. */
export const stableId = (text: string): string => {
  const bytes = hashOf(text).subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}

/** A number from 0 up to, not including, 1 that stays with the text. */
export const stableShare = (text: string): number =>
  hashOf(`${text}#share`).readUInt32BE(0) / 2 ** 32
