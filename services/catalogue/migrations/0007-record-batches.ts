import { sql, type Kysely } from 'kysely'

/** Batches (lô) of certified products as their producers record them; a batch once recorded stays as it is. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`create table batch (
    code text primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
    product_id uuid not null references product (product_id),
    lot text not null,
    made_on date not null,
    expires_on date,
    steps jsonb not null,
    certificate_number text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    check (expires_on is null or expires_on >= made_on),
    constraint batch_lot unique (product_id, lot)
  )`.execute(db)
}
