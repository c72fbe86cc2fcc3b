import { grade, type Card } from '@ocop/dossiers/contract/grade'
import type { GradableSheet } from '@ocop/dossiers/contract/criteria'
import { assessment as en } from '../../i18n/en/assessment.ts'
import { assessment as vi } from '../../i18n/vi/assessment.ts'
import { resultView, type ResultView } from './result-view.ts'
import { cardOf } from './sheet-form.ts'

/**
 * Lets the result follow every tick, graded by the same pure function the services use; nothing is sent. Where it
 * does not run, the form's button does the same through the server.
 */
export const follow = (page: Document): void => {
  const form = page.querySelector<HTMLFormElement>('form[data-assessment]')
  const text = page.querySelector('#sheet')?.textContent
  if (!form || !text) return
  // Our own page wrote it from a parsed sheet; parsing it again would bring the schemas into the bundle.
  const sheet = JSON.parse(text) as GradableSheet
  const show = (): void => {
    const card = cardOf(sheet, valuesOf(form))
    showResult(page, viewOf(sheet, card, page))
  }
  form.addEventListener('change', show)
  form.querySelector('button')?.setAttribute('hidden', '')
  form.querySelector('[data-bar]')?.removeAttribute('hidden')
  show()
}

const viewOf = (sheet: GradableSheet, card: Card, page: Document): ResultView => {
  const english = page.documentElement.lang === 'en'
  const graded = { sheet, card, grade: grade(sheet, card) }
  return english ? resultView(graded, en.result, 'en') : resultView(graded, vi.result, 'vi')
}

const valuesOf = (form: HTMLFormElement): Record<string, string> => {
  const values: Record<string, string> = {}
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string') values[name] = value
  return values
}

const showResult = (page: Document, view: ResultView): void => {
  setText(page, '[data-result-total], [data-bar-total]', view.total)
  setText(page, '[data-result-rank], [data-bar-rank]', view.rank)
  setText(page, '[data-result-note]', view.note)
  setText(page, '[data-result-answered]', view.answered)
  setText(page, '[data-result-missing-title]', view.missingTitle)
  for (const part of view.parts) {
    setText(page, `[data-progress-text="part-${part.code}"]`, part.text)
    const bar = page.querySelector<HTMLProgressElement>(`#part-${part.code}`)
    if (bar) bar.value = part.points
  }
  setList(
    page,
    '[data-result-rejected]',
    view.rejected.map((text) => ({ text, criterion: undefined })),
  )
  setList(page, '[data-result-missing]', view.missing)
}

const setText = (page: Document, selector: string, text: string | undefined): void => {
  for (const place of page.querySelectorAll<HTMLElement>(selector)) {
    if (place.textContent !== (text ?? '')) place.textContent = text ?? ''
    place.hidden = text === undefined
  }
}

const setList = (page: Document, selector: string, entries: ResultView['missing']): void => {
  const place = page.querySelector<HTMLElement>(selector)
  if (!place) return
  place.hidden = entries.length === 0
  place.querySelector('ul')?.replaceChildren(
    ...entries.map(({ text, criterion }) => {
      const item = page.createElement('li')
      if (criterion === undefined) return (item.append(text), item)
      const link = page.createElement('a')
      link.href = `#tc-${criterion}`
      link.textContent = text
      item.append(link)
      return item
    }),
  )
}
