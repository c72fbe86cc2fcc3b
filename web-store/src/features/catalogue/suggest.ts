import type { Suggestions } from '@ocop/catalogue/contract/product-list'

type Suggested = Suggestions['items'][number]

const waitMs = 150
const lettersAtLeast = 2

/**
 * Offers products while a reader types: a combobox over a plain search field. Without it the form does all there is
 * to do.
 */
export const suggest = (input: HTMLInputElement, list: HTMLElement): void => {
  const base = list.dataset['base'] ?? ''
  let asked = new AbortController()
  let waiting = 0
  let active = -1
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')

  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role=option]')]
  const show = (items: readonly Suggested[]): void => {
    active = -1
    list.replaceChildren(...items.map((item, index) => optionOf(item, index, base)))
    list.hidden = items.length === 0
    input.setAttribute('aria-expanded', String(items.length > 0))
    input.removeAttribute('aria-activedescendant')
  }
  const ask = async (): Promise<void> => {
    asked.abort()
    asked = new AbortController()
    const typed = input.value.trim()
    if (typed.length < lettersAtLeast) return show([])
    const url = `/api/catalogue/suggest?q=${encodeURIComponent(typed)}`
    const answer = await fetch(url, { signal: asked.signal }).catch(() => undefined)
    // Our own service wrote it; its schemas would weigh more than all of this.
    if (answer?.ok) show(((await answer.json()) as Suggestions).items)
  }
  const move = (step: number): void => {
    const all = options()
    active = (active + step + all.length) % all.length
    for (const [index, option] of all.entries())
      option.setAttribute('aria-selected', String(index === active))
    input.setAttribute('aria-activedescendant', all[active]?.id ?? '')
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(active < 0 ? 0 : -1),
    Escape: () => show([]),
    Enter: () => options()[active]?.click(),
  }
  input.addEventListener('input', () => {
    window.clearTimeout(waiting)
    waiting = window.setTimeout(() => void ask(), waitMs)
  })
  input.addEventListener('keydown', (event) => {
    const act = keys[event.key]
    if (!act || list.hidden || (event.key === 'Enter' && active < 0)) return
    event.preventDefault()
    act()
  })
  // The field keeps the focus, so that the list is still there when the click arrives.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => {
    const href = target instanceof HTMLElement && target.dataset['href']
    if (href) window.location.assign(href)
  })
  input.addEventListener('blur', () => show([]))
}

const optionOf = (item: Suggested, index: number, base: string): HTMLElement => {
  const option = document.createElement('li')
  option.role = 'option'
  option.id = `suggested-${index}`
  option.setAttribute('aria-selected', 'false')
  option.dataset['href'] = `${base}/${item.slug}`
  option.lang = 'vi'
  option.textContent = `${item.name}, ${item.province.name}`
  return option
}
