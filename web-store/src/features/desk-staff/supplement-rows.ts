/** One item of a request: about a criterion, a paper, or the dossier as a whole. */
type Item = {
  readonly text: string
  readonly criterion?: string
  readonly paper?: string
}
type Values = Readonly<Record<string, string>>

/** Rows a request form offers without script. */
export const rows = [1, 2, 3, 4, 5] as const
const textName = (row: number): string => `text-${row}`
const aboutName = (row: number): string => `about-${row}`

const filled = (values: Values): readonly number[] =>
  rows.filter((row) => values[textName(row)] || values[aboutName(row)])

/** The text fields of the rows that are filled in, in the order of the items they become. */
export const rowNames = (values: Values): readonly string[] => filled(values).map(textName)

/** The items of a request out of the rows that are filled in; `about` is `criterion:<code>` or `paper:<kind>`. */
export const readItems = (values: Values): readonly Item[] =>
  filled(values).map((row) => ({
    text: values[textName(row)] ?? '',
    ...aboutOf(values[aboutName(row)]),
  }))

const aboutOf = (about: string | undefined): Omit<Item, 'text'> => {
  const [kind, code] = about?.split(/:(.*)/s) ?? []
  if (!code) return {}
  return kind === 'criterion' ? { criterion: code } : { paper: code }
}
