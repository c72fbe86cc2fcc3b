import type { Figures } from './timing.ts'

/** What one benchmark found: rows for people, and everything else that explains them. */
export type Finding = {
  readonly name: string
  readonly rows: readonly Readonly<Record<string, string | number>>[]
  readonly notes: readonly string[]
}

const rounded = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))

/** Figures as a row's columns, in milliseconds. */
export const columns = ({ count, perSecond, p50, p95, p99, max }: Figures) => ({
  count,
  'per s': rounded(perSecond),
  'p50 ms': rounded(p50),
  'p95 ms': rounded(p95),
  'p99 ms': rounded(p99),
  'max ms': rounded(max),
})

export const ratio = (value: number, reference: number): string => `${rounded(value / reference)}×`

export const inWords = ({ name, rows, notes }: Finding): string => {
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const table = [heads, ...rows.map((row) => heads.map((head) => String(row[head] ?? '')))]
  const widths = heads.map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  )
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [`## ${name}`, ...lines, ...notes.map((note) => `- ${note}`), ''].join('\n')
}
