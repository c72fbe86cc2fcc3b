import { z } from 'zod'
import { CompletedUpload, UploadTicket } from '../contract/upload.ts'
import type { FilesBench } from './test-files.ts'
import { aPdf } from './test-pdf.ts'

/** Posts the bytes as a browser does: every field, then the file. */
export const postFile = ({ post }: UploadTicket, bytes: Buffer): Promise<Response> => {
  const form = new FormData()
  for (const [name, value] of Object.entries(post.fields)) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(bytes)]), 'a file')
  return fetch(post.url, { method: 'POST', body: form })
}

type Declared = {
  name?: string
  type?: string
  size?: number
  purpose?: string
  replaces?: string
}

/** Begins an upload of the bytes, as evidence, with other declarations where a test wants them. */
export const beginUpload = async (
  { call }: FilesBench,
  token: string,
  bytes: Buffer,
  declared: Declared = {},
): Promise<UploadTicket> => {
  const request = { name: 'Hồ sơ.pdf', type: 'application/pdf', size: bytes.length }
  const answer = await call(token, '/uploads', {
    body: { ...request, purpose: 'evidence', ...declared },
  })
  if (answer.status !== 201) throw new Error(await answer.text())
  return UploadTicket.parse(await answer.json())
}

export const complete = ({ call }: FilesBench, token: string, { uploadId }: UploadTicket) =>
  call(token, `/uploads/${uploadId}/complete`, { method: 'POST' })

/** A PDF handed in from beginning to end. */
export const aFile = async (
  bench: FilesBench,
  token: string,
  { bytes = aPdf(), ...declared }: Declared & { bytes?: Buffer } = {},
): Promise<CompletedUpload> => {
  const ticket = await beginUpload(bench, token, bytes, declared)
  const posted = await postFile(ticket, bytes)
  if (posted.status !== 204) throw new Error(await posted.text())
  return CompletedUpload.parse(await (await complete(bench, token, ticket)).json())
}

/** Status and code of a refusal. */
export const refusal = async (answer: Response): Promise<string> => {
  const { code } = z.object({ code: z.string() }).parse(await answer.json())
  return `${answer.status} ${code}`
}
