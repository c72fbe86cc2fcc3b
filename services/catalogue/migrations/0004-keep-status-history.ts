import { sql, type Kysely } from 'kysely'

/**
 * Every standing a certificate was told with, and until when it was good then: what open data tells of the past.
 * Expiry is in no row; it follows from the last day.
 */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`create table certificate_status (
    product_id uuid not null references product (product_id),
    version integer not null check (version > 0),
    certificate_number text not null,
    stars smallint not null check (stars between 3 and 5),
    standing text not null check (standing in ('in-force', 'extended', 'suspended', 'revoked', 'replaced')),
    decision_number text not null,
    valid_from date not null,
    last_day date not null,
    changed_at timestamptz not null,
    primary key (product_id, version)
  )`.execute(db)
  await sql`create index certificate_status_changed on certificate_status (changed_at, product_id)`.execute(
    db,
  )
  await sql`insert into certificate_status
    select product_id, version, certificate_number, stars, standing, decision_number, valid_from, last_day, changed_at
    from product`.execute(db)
}
