import { sql, type Kysely } from 'kysely'

/** Organisations (chủ thể) and posts (chức vụ). A post is never deleted: it ends. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`create table organisation (
    id uuid primary key default gen_random_uuid(),
    name text not null check (length(name) between 1 and 200),
    kind text not null check (kind in ('cooperative', 'cooperative-group', 'small-medium-enterprise', 'farm',
      'household', 'association')),
    unit_code text not null references unit,
    address text not null check (length(address) between 1 and 300),
    realm text not null check (realm in ('live', 'rehearsal')),
    entered_by uuid references person,
    entered_at timestamptz not null default now(),
    unique (id, unit_code)
  )`.execute(db)
  await sql`create index on organisation (unit_code)`.execute(db)
  await sql`create table post (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references person,
    role text not null check (role in ('producer', 'consultant', 'commune-officer', 'district-officer',
      'provincial-officer', 'advisory-team-member', 'council-member', 'council-secretary', 'council-chair',
      'decision-maker', 'ministry-officer', 'finance-officer', 'approver', 'market-inspector', 'administrator')),
    unit_code text not null references unit,
    organisation_id uuid,
    given_by uuid references person,
    given_at timestamptz not null default now(),
    ended_by uuid references person,
    ended_at timestamptz,
    constraint post_of_a_producer check (role <> 'producer' or organisation_id is not null),
    constraint post_without_organisation check (organisation_id is null or role in ('producer', 'consultant')),
    constraint post_where_the_organisation_is foreign key (organisation_id, unit_code)
      references organisation (id, unit_code),
    constraint post_ends_after_it_began check (ended_at >= given_at)
  )`.execute(db)
  await sql`create unique index post_held_once on post (person_id, role, unit_code, organisation_id)
    nulls not distinct where ended_at is null`.execute(db)
  await sql`create index post_at_unit on post (unit_code, role) where ended_at is null`.execute(db)
  await sql`create index post_of_person on post (person_id)`.execute(db)
}
