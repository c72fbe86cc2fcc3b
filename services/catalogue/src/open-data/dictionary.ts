/** One column of a published table: its name, what it says in both languages, and of what kind its values are. */
export type Column<Row> = {
  readonly name: string
  readonly type: 'text' | 'integer' | 'date' | 'instant' | 'code'
  readonly vi: string
  readonly en: string
  readonly values?: readonly string[]
  readonly of: (row: Row) => string | number | null
}

/** How a table is read, for people and programs. */
export const dictionaryOf = (table: string, columns: readonly Column<never>[]): readonly object[] =>
  columns.map(({ name, type, vi, en, values }) => ({
    ...{ table, column: name, type, vi, en },
    ...(values ? { values } : {}),
  }))

export const asObject = <Row>(columns: readonly Column<Row>[], row: Row): object =>
  Object.fromEntries(columns.map(({ name, of }) => [name, of(row)]))

export const asCells = <Row>(columns: readonly Column<Row>[], row: Row): readonly string[] =>
  columns.map(({ of }) => String(of(row) ?? ''))
