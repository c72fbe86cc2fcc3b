import { deskMarketTexts } from '../../i18n/vi/desk-market.ts'
import { uploadSentences } from '../../i18n/vi/desk-uploads.ts'
import { marketProblems } from '../../i18n/vi/market-problems.ts'
import { sendFile, UploadRefused } from '../../lib/send-file.ts'

const t = deskMarketTexts.photos
const sentences: Readonly<Record<string, string>> = { ...uploadSentences, ...marketProblems }

/** Lets photos be chosen and sent; each that got in joins the form with its id and a caption to write. */
export const wirePhotos = (page: Document): void => {
  const box = page.querySelector<HTMLElement>('[data-photos]')
  const input = box?.querySelector<HTMLInputElement>('input[type=file]')
  const list = box?.querySelector('[data-list]')
  const controls = box?.querySelector<HTMLElement>('[data-controls]')
  if (!input || !list || !controls) return
  controls.hidden = false
  input.addEventListener('change', () => void takeAll(input, list))
}

/** One after the other, so that a slow line carries one photo at a time. */
const takeAll = async (input: HTMLInputElement, list: Element): Promise<void> => {
  const files = [...(input.files ?? [])]
  input.disabled = true
  for (const file of files) await take(file, list)
  input.disabled = false
  input.value = ''
}

const take = async (file: File, list: Element): Promise<void> => {
  const row = document.createElement('li')
  const words = document.createElement('p')
  row.append(words)
  list.append(row)
  const say = (text: string): void => {
    words.textContent = `${file.name}: ${text}`
  }
  try {
    const fileId = await sendFile(
      file,
      (share) => say(t.sending(Math.round(share * 100))),
      'product-photo',
    )
    say(t.done)
    row.append(...fieldsFor(fileId, String(list.children.length)))
  } catch (error) {
    const sentence = error instanceof UploadRefused ? sentences[error.code] : undefined
    say([t.failed, sentence].filter(Boolean).join('. '))
  }
}

const fieldsFor = (fileId: string, number: string): HTMLElement[] => {
  const id = document.createElement('input')
  Object.assign(id, { type: 'hidden', name: 'photo', value: fileId })
  const name = `caption-${fileId}`
  const label = document.createElement('label')
  Object.assign(label, { htmlFor: name, textContent: t.caption(number) })
  const caption = document.createElement('input')
  Object.assign(caption, { className: 'input', id: name, name, maxLength: 200 })
  return [id, label, caption]
}
