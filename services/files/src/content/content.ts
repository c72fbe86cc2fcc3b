import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { FileType } from '../../contract/upload.ts'
import { pdfRefusal } from './pdf.ts'
import type { Refusal } from './refusal.ts'

export type Examined =
  | { readonly sha256: string; readonly refusal?: never }
  | { readonly sha256?: never; readonly refusal: Refusal }

/** Looks into the bytes: their own signature must say what was declared; a PDF must also be harmless and whole. */
export const examine = async (bytes: Buffer, declared: FileType): Promise<Examined> => {
  const found = await fileTypeFromBuffer(bytes)
  if (found?.mime !== declared)
    return {
      refusal: {
        code: 'content-not-as-declared',
        detail: `The file was declared as ${declared}; its content is ${found?.mime ?? 'of no known type'}.`,
      },
    }
  const refusal = declared === 'application/pdf' ? await pdfRefusal(bytes) : undefined
  return refusal ? { refusal } : { sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** S3 bounds the size of what is posted; this holds it to what was declared. */
export const sizeRefusal = (received: number, declared: number): Refusal | undefined =>
  received === declared
    ? undefined
    : {
        code: 'size-not-as-declared',
        detail: `The file was declared with ${declared} bytes; ${received} arrived.`,
      }
