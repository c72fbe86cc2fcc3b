import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

// bigint columns hold whole VND and counters far below 2^53; `date` stays the day it is, without a time zone.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** Instants are `timestamptz` ↔ ISO strings in UTC with milliseconds. */
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (value) => new Date(value).toISOString())

/**
 * A connection pool as Kysely. TypeScript names are camelCase, SQL names snake_case; JSON inside columns is left alone.
 * @param url the service's own role; its `search_path` is the service's schema
 */
export const openDatabase = <Tables>(
  url: string,
  { max = 10 }: { max?: number } = {},
): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: openPool(url, max),
    }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

const openPool = (url: string, max: number): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 5_000 })
  // An idle connection that the server drops must not end the process; the next query opens another.
  pool.on('error', () => undefined)
  // Nor must one that is lost between two queries of a transaction: its next query tells that it is gone.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
