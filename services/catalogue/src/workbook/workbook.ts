import writeWorkbook, { type Cell, type SheetData } from 'write-excel-file/node'

/** A column of a table that table programs read; what a row does not tell is null. */
export type SheetColumn<Row> = { readonly title: string } & (
  | { readonly kind: 'text'; readonly of: (row: Row) => string | null }
  | { readonly kind: 'number'; readonly of: (row: Row) => number | null }
  | { readonly kind: 'day'; readonly of: (row: Row) => string | null }
)

/** Characters XML 1.0 cannot carry; one of them makes a table program refuse the whole file. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const width = { text: 28, number: 14, day: 14 } as const

/** A workbook of one sheet whose first row are the titles. Text stays text, also where it begins like a formula. */
export const workbookOf = <Row>(
  sheet: string,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
): Promise<Buffer> => {
  const titles = columns.map(({ title }): Cell => ({ value: title, fontWeight: 'bold' }))
  const data: SheetData = [titles, ...rows.map((row) => columns.map((each) => cellOf(each, row)))]
  const widths = columns.map(({ kind }) => ({ width: width[kind] }))
  return writeWorkbook(data, { sheet, columns: widths, stickyRowsCount: 1 }).toBuffer()
}

const cellOf = <Row>(column: SheetColumn<Row>, row: Row): Cell => {
  if (column.kind === 'number') {
    const value = column.of(row)
    return value === null ? null : { value, type: Number }
  }
  const text = column.of(row)
  if (text === null) return null
  return column.kind === 'day'
    ? { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }
    : { value: text.replaceAll(unwritable, ''), type: String, format: '@' }
}
