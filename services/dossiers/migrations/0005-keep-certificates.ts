import { sql, type Kysely } from 'kysely'

/** What happens to a certificate after its award: acts on it, cases of revocation, requests to withdraw. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    alter table certificate add column version integer not null default 1;
    create index certificate_by_standing on certificate (standing, valid_to);

    create table certificate_act (
      seq bigint generated always as identity primary key,
      number text not null references certificate,
      at timestamptz not null,
      act text not null,
      role text,
      unit_name text,
      command_id uuid unique references command,
      facts jsonb not null default '{}'
    );
    create index certificate_act_by_number on certificate_act (number, seq);

    create table revocation_case (
      number text not null references certificate,
      ordinal integer not null,
      ground text not null check (ground in ('a', 'b', 'c', 'd', 'dd', 'e')),
      -- Number, issuer, day and text of what it rests on; the fifteen days count from that day.
      conclusion jsonb not null,
      opened_at timestamptz not null,
      submitted_at timestamptz,
      findings text,
      decision_number text,
      decided_on date,
      sent_at timestamptz,
      outcome text check (outcome in ('revoked', 'dropped')),
      primary key (number, ordinal),
      check ((outcome = 'revoked') is not true or (submitted_at is not null and decision_number is not null))
    );
    create unique index revocation_case_open_once on revocation_case (number) where outcome is null;

    create table withdrawal_request (
      number text not null references certificate,
      ordinal integer not null,
      document_number text not null,
      reason text not null,
      requested_at timestamptz not null,
      answered_at timestamptz,
      primary key (number, ordinal)
    );
    create unique index withdrawal_request_open_once on withdrawal_request (number) where answered_at is null;

    -- Certificates awarded before this have their keepers from now on; invented entries of a demonstration need none.
    insert into process_run (workflow_id, kind, subject_id, title, unit_path, organisation_id, regime, clock_id, realm,
      began_at)
    select 'certificate:' || certificate.number, 'certificate', certificate.number, product.name, product.unit_path,
      product.organisation_id,
      case when valid_from < '2025-07-06' then '148-2023' when valid_from < '2026-05-22' then '1489-2025'
        else '26-2026' end,
      certificate.clock_id, certificate.realm, certificate.changed_at
    from certificate join product on product.id = certificate.product_id
    where standing in ('in-force', 'extended', 'suspended')
      and (certificate.realm = 'live' or certificate.clock_id <> 'live');
  `.execute(db)
}
