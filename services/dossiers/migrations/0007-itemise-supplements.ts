import { sql, type Kysely } from 'kysely'

/** A request for a supplement gets its due date and may lapse; answers may come in parts. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    alter table supplement_request add column due_at timestamptz, add column lapsed_at timestamptz;
    update supplement_request set due_at = coalesce(
      (
        select min(due_at) from step_visit
        where step_visit.dossier_id = supplement_request.dossier_id
          and step_visit.step = 'supplement'
          and step_visit.opened_at >= supplement_request.asked_at
      ),
      asked_at + interval '14 days'
    );
    alter table supplement_request
      alter column due_at set not null,
      add constraint supplement_ends_once check (answered_at is null or lapsed_at is null);
    create unique index supplement_one_open on supplement_request (dossier_id, level, attempt)
      where answered_at is null and lapsed_at is null;

    create table supplement_answer (
      command_id uuid primary key references command,
      dossier_id uuid not null,
      number integer not null,
      -- The numbers of the request's items it answers, from 1.
      items integer[] not null,
      text text not null,
      papers jsonb not null,
      is_all boolean not null,
      answered_at timestamptz not null,
      foreign key (dossier_id, number) references supplement_request
    );
    create index supplement_answer_by_request on supplement_answer (dossier_id, number);
    insert into supplement_answer
      select entry.command_id, request.dossier_id, request.number,
        array(select generate_series(1, jsonb_array_length(request.items))),
        request.answer ->> 'text', request.answer -> 'papers', true, request.answered_at
      from supplement_request request
      join timeline_entry entry on entry.dossier_id = request.dossier_id
        and entry.act = 'supplements'
        and (entry.facts ->> 'number')::integer = request.number
      where request.answer is not null;
    alter table supplement_request drop column answer;
  `.execute(db)
}
