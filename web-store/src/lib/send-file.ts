/** Why a file did not get in; `code` names the sentence. */
export class UploadRefused extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

type Ticket = {
  readonly uploadId: string
  readonly post: { readonly url: string; readonly fields: Readonly<Record<string, string>> }
}
export type Progress = (share: number) => void

/**
 * One file's way in: a ticket from the files service, the bytes straight to the file store, then the word that they are
 * there, upon which their content is examined.
 * @returns the accepted file's id
 * @throws UploadRefused
 */
export const sendFile = async (
  file: File,
  progress: Progress,
  purpose: 'evidence' | 'product-photo' = 'evidence',
): Promise<string> => {
  const ticket = await post('/api/files/uploads', {
    name: file.name.normalize('NFC'),
    type: file.type || 'application/octet-stream',
    size: file.size,
    purpose,
  })
  if (!isTicket(ticket)) throw new UploadRefused('unexpected-answer')
  await store(ticket.post, file, progress)
  const kept = await post(`/api/files/uploads/${ticket.uploadId}/complete`)
  if (
    typeof kept === 'object' &&
    kept !== null &&
    'fileId' in kept &&
    typeof kept.fileId === 'string'
  )
    return kept.fileId
  throw new UploadRefused('unexpected-answer')
}

const isTicket = (value: unknown): value is Ticket =>
  typeof value === 'object' && value !== null && 'uploadId' in value && 'post' in value

const post = async (path: string, body?: unknown): Promise<unknown> => {
  const answer = await fetch(path, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new UploadRefused('upload-broken')
  })
  const told: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return told
  const code =
    typeof told === 'object' && told !== null && 'code' in told
      ? String(told.code)
      : 'upload-broken'
  throw new UploadRefused(code)
}

/** XMLHttpRequest, since fetch does not tell how much has been sent. */
const store = ({ url, fields }: Ticket['post'], file: File, progress: Progress): Promise<void> =>
  new Promise((resolve, reject) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', file)
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0)
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new UploadRefused(codeOf(request.responseText)))
    request.onerror = () => reject(new UploadRefused('upload-broken'))
    request.send(form)
  })

/** The file store answers in XML; of its codes only one tells the person something. */
const codeOf = (answer: string): string =>
  answer.includes('EntityTooLarge') ? 'file-too-large' : 'upload-broken'
