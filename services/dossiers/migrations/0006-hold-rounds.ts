import { sql, type Kysely } from 'kysely'

/** Rounds of councils, who keeps out of which dossier, and seats that change hands. Owner: the dossiers service. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    alter table council_seat add column joined_at timestamptz;
    alter table council_seat add column left_at timestamptz;
    alter table council_seat add column replaces text;
    -- The decision that changed the seat, and the command that brought it.
    alter table council_seat add column decision_number text;
    alter table council_seat add column command_id uuid unique;
    drop index council_one_chair;
    create unique index council_one_chair on council_seat (council_id) where seat = 'chair' and left_at is null;

    create table conflict (
      dossier_id uuid not null references dossier,
      person_id text not null,
      ground text not null check (ground in ('kinship', 'ownership', 'employment', 'advice', 'other')),
      reason text not null,
      declared_by text not null,
      declared_at timestamptz not null,
      command_id uuid not null unique,
      primary key (dossier_id, person_id)
    );
    -- Who keeps out of a dossier's council: by declaration, or because they acted on it in another post.
    create view barred as
      select dossier_id, person_id, ground, reason, declared_by, declared_at from conflict
      union all
      select distinct command.dossier_id, command.person_id, 'two-posts', null, null, null::timestamptz
      from command
      where command.result is not null and command.dossier_id is not null
        and command.role in ('producer', 'consultant', 'commune-officer', 'district-officer', 'provincial-officer',
          'ministry-officer', 'advisory-team-member')
        and not exists (
          select from conflict
          where conflict.dossier_id = command.dossier_id and conflict.person_id = command.person_id
        );

    create table round (
      id uuid primary key,
      version integer not null default 1,
      state text not null check (
        state in ('planned', 'listed', 'convened', 'pack-sent', 'meeting', 'opinions', 'concluded', 'closed')
      ),
      council_id uuid not null references council,
      level text not null,
      unit_code text not null,
      unit_path text not null,
      realm text not null check (realm in ('live', 'rehearsal')),
      clock_id text not null references clock,
      regime text not null,
      kind text not null check (kind in ('regular', 'extra', 're-evaluation')),
      year integer not null,
      number integer,
      plan_number text,
      -- Proposals of an earlier day are taken; a round whose plan names its dossiers has no such day.
      proposed_before date,
      decided_before date not null,
      article text not null,
      mode text not null check (mode in ('meeting', 'written')),
      planned_at timestamptz not null,
      listed_at timestamptz,
      -- The convening letter: number, agenda, when and where, or until when opinions are given.
      letter jsonb,
      meets_at timestamptz,
      answer_by date,
      -- Per dossier the documents with their fingerprints, and the fingerprint of all of it.
      pack jsonb,
      pack_hash text,
      pack_sent_at timestamptz,
      -- Counts the days on which the council met.
      sitting integer not null default 0,
      opened_at timestamptz,
      minutes text,
      report jsonb,
      concluded_at timestamptz,
      closed_at timestamptz,
      check ((number is null) = (kind <> 'regular')),
      check ((state = 'planned') = (listed_at is null))
    );
    create unique index round_regular_once on round (council_id, clock_id, year, number) where kind = 'regular';
    create index round_by_unit on round (unit_code, realm, planned_at);

    create table round_dossier (
      round_id uuid not null references round,
      dossier_id uuid not null references dossier,
      level text not null,
      attempt integer not null,
      position integer not null,
      -- Why it was put off to a later round.
      moved_reason text,
      moved_at timestamptz,
      primary key (round_id, dossier_id)
    );
    create unique index round_dossier_once on round_dossier (dossier_id, level, attempt) where moved_at is null;

    create table pack_opening (
      round_id uuid not null references round,
      person_id text not null,
      pack_hash text not null,
      opened_at timestamptz not null,
      primary key (round_id, person_id, pack_hash)
    );

    create table attendance (
      round_id uuid not null references round,
      sitting integer not null,
      person_id text not null,
      present boolean not null,
      noted_at timestamptz not null,
      primary key (round_id, sitting, person_id)
    );

    -- What a round's command has done to its dossiers' processes, one after the other.
    create table round_order (
      seq bigint generated always as identity primary key,
      round_id uuid not null references round,
      dossier_id uuid not null references dossier,
      act text not null,
      body jsonb not null,
      ordered_by uuid not null references command,
      tries integer not null default 0,
      state text not null default 'pending' check (state in ('pending', 'done', 'refused')),
      code text,
      unique (ordered_by, dossier_id)
    );
    create index round_order_pending on round_order (round_id, seq) where state = 'pending';
  `.execute(db)
}
