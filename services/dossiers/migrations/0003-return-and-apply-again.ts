import { sql, type Kysely } from 'kysely'

/**
 * Every kind of application and every way back: the certificate an application builds on, the dossier it follows after a
 * failure, refusal for a knock-out, how a council held its scoring, and under which regime each visit was planned.
 */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    alter table dossier
      drop constraint dossier_state_check,
      add constraint dossier_state_check
        check (state in ('draft', 'lodged', 'certified', 'not-recognised', 'refused', 'withdrawn')),
      add held_certificate text references certificate,
      add held_stars integer check (held_stars between 3 and 5),
      add previous_id uuid references dossier,
      -- In the window before the end of the certificate, or late: only a re-evaluation is filed in time or not.
      add filing text check (filing in ('in-window', 'late')),
      add check ((held_certificate is null) = (held_stars is null));

    alter table council_result
      add manner text not null default 'meeting' check (manner in ('meeting', 'written-opinions'));

    alter table decision
      drop constraint decision_kind_check,
      add constraint decision_kind_check
        check (kind in ('recognise', 'not-recognise', 'refuse', 'forward', 'return')),
      add reason text;

    alter table step_visit add regime text;
    update step_visit set regime = dossier.regime from dossier where dossier.id = step_visit.dossier_id;
    alter table step_visit alter regime set not null;
  `.execute(db)
}
