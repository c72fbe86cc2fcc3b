import { sql, type Kysely } from 'kysely'

/**
 * What a list of open steps is chosen by, narrow and in one index: whoever oversees the whole country reads all of them,
 * and whole rows are fetched for one page alone.
 */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    alter table step add column blocked boolean not null
      generated always as (technical is not null or coalesce(vacancy ->> 'state', '') = 'empty') stored;
    comment on column step.blocked is 'It cannot move, or nobody holds its post: stuck whatever its time.';
    create index step_open_board on step (due_at)
      include (id, clock_id, paused_since, picked_up_at, claim_by, closed_days, blocked)
      where closed_at is null;
    create index step_open_blocked on step (id) where closed_at is null and blocked;
  `.execute(db)
}
