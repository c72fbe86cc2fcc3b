import { uploadSentences, uploadTexts } from '../../i18n/vi/desk-uploads.ts'
import { sendFile, UploadRefused } from '../../lib/send-file.ts'

/** Brings every upload box of a page to life. */
export const wireUploads = (page: ParentNode): void => {
  for (const box of page.querySelectorAll<HTMLElement>('[data-upload]')) wire(box)
}

const wire = (box: HTMLElement): void => {
  const input = box.querySelector<HTMLInputElement>('input[type=file]')
  if (!input || box.dataset['wired'] !== undefined) return
  box.dataset['wired'] = ''
  for (const controls of box.querySelectorAll<HTMLElement>('[data-controls]'))
    controls.hidden = false
  input.addEventListener('change', () => void takeAll(box, input))
}

/** One after the other, so that a slow line carries one file at a time; then the form is sent when all are in. */
const takeAll = async (box: HTMLElement, input: HTMLInputElement): Promise<void> => {
  const files = [...(input.files ?? [])]
  const kind = kindIn(box)
  input.disabled = true
  let refused = 0
  for (const file of files) refused += (await take(box, file, kind)) ? 0 : 1
  input.disabled = false
  input.value = ''
  if (box.dataset['auto'] !== undefined) settle(box, refused)
}

const kindIn = (box: HTMLElement): string =>
  box.dataset['kind'] ?? box.querySelector<HTMLSelectElement>('[data-kinds]')?.value ?? ''

/** Sends the form, or offers to send what is in when something was refused and has to be read first. */
const settle = (box: HTMLElement, refused: number): void => {
  const taken = box.querySelectorAll('input[name=paper]').length
  if (refused === 0 && taken > 0) return box.closest('form')?.requestSubmit()
  const keep = box.querySelector<HTMLButtonElement>('[data-keep]')
  if (keep) keep.hidden = taken === 0
}

const take = async (box: HTMLElement, file: File, kind: string): Promise<boolean> => {
  const row = rowFor(box, file.name)
  try {
    const fileId = await sendFile(file, row.sent)
    box.append(hiddenField(`${kind}:${fileId}`))
    row.end(uploadTexts.done)
    return true
  } catch (error) {
    row.refuse(sentenceFor(error))
    return false
  }
}

const sentenceFor = (error: unknown): string =>
  (error instanceof UploadRefused ? uploadSentences[error.code] : undefined) ?? uploadTexts.generic

const hiddenField = (value: string): HTMLInputElement => {
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = 'paper'
  field.value = value
  return field
}

/** The line that tells how one file fares: words beside the bar. */
const rowFor = (box: HTMLElement, name: string) => {
  const line = document.createElement('li')
  const words = document.createElement('span')
  const bar = document.createElement('progress')
  bar.max = 1
  bar.setAttribute('aria-label', name)
  line.append(`${name}: `, words, document.createElement('br'), bar)
  box.querySelector('[data-list]')?.append(line)
  return {
    sent: (share: number): void => {
      bar.value = share
      words.textContent =
        share < 1 ? uploadTexts.sending(Math.round(share * 100)) : uploadTexts.checking
    },
    end: (text: string): void => {
      bar.remove()
      words.textContent = text
    },
    refuse: (sentence: string): void => {
      bar.remove()
      line.className = 'refused'
      words.textContent = `${uploadTexts.failed}. ${sentence}`
    },
  }
}
