import type { Response } from 'express'
import { once } from 'node:events'
import { byteOrderMark, csvRow } from '../csv/row.ts'
import { asCells, asObject, type Column } from './dictionary.ts'

export type Table<Row> = {
  readonly name: string
  readonly columns: readonly Column<Row>[]
  readonly pages: AsyncIterable<readonly Row[]>
}

/** Writes a table while it is read, as fast as the reader takes it. */
export const sendTable = async <Row>(
  res: Response,
  format: 'csv' | 'json',
  table: Table<Row>,
): Promise<undefined> => {
  res.attachment(`ocop-${table.name}.${format}`)
  res.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json')
  for await (const text of format === 'csv' ? csvOf(table) : jsonOf(table)) {
    if (res.destroyed) return
    if (!res.write(text)) await Promise.race([once(res, 'drain'), once(res, 'close')])
  }
  res.end()
}

async function* csvOf<Row>({ columns, pages }: Table<Row>): AsyncGenerator<string> {
  yield byteOrderMark + csvRow(columns.map(({ name }) => name))
  for await (const page of pages) yield page.map((row) => csvRow(asCells(columns, row))).join('')
}

async function* jsonOf<Row>({ columns, pages }: Table<Row>): AsyncGenerator<string> {
  let before = '['
  for await (const page of pages)
    for (const row of page) {
      yield `${before}\n${JSON.stringify(asObject(columns, row))}`
      before = ','
    }
  yield before === '[' ? '[]\n' : '\n]\n'
}
