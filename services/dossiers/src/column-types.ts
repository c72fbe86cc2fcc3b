import type { ColumnType } from 'kysely'

export type Json<T> = ColumnType<T, string, string>
/** Instants come back as ISO strings in UTC and are given as such. */
export type Moment = string
