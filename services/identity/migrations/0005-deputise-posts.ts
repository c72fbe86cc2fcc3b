import { sql, type Kysely } from 'kysely'

/** Leave (nghỉ, đi vắng): a post's holder is away from one day to another, and a deputy may act under the post meanwhile. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`create table leave (
    id uuid primary key default gen_random_uuid(),
    post_id uuid not null references post,
    from_day date not null,
    to_day date not null check (to_day >= from_day),
    deputy_id uuid references person,
    reason text not null check (length(reason) between 1 and 500),
    recorded_by uuid not null references person,
    recorded_at timestamptz not null default now(),
    ended_by uuid references person,
    ended_at timestamptz
  )`.execute(db)
  await sql`create index leave_of_post on leave (post_id) where ended_at is null`.execute(db)
  await sql`create index leave_of_deputy on leave (deputy_id) where ended_at is null`.execute(db)
}
