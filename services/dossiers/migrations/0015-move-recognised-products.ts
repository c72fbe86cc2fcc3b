import { sql, type Kysely } from 'kysely'

/** Which running processes are about a product, and what a run of transfers did with the recognised products. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    create view product_run as
      select certificate.product_id, run.workflow_id, run.kind, run.subject_id, run.unit_path, run.organisation_id,
        run.clock_id
      from certificate
        join process_run run on run.workflow_id = 'certificate:' || certificate.number and run.ended_at is null
      union all
      select inspection.product_id, run.workflow_id, run.kind, run.subject_id, run.unit_path, run.organisation_id,
        run.clock_id
      from inspection
        join process_run run on run.workflow_id = 'inspection:' || inspection.id and run.ended_at is null;

    create table transfer_product (
      transfer_id uuid not null references transfer,
      product_id uuid not null references product,
      outcome text not null check (outcome in ('moved', 'orphan', 'failed')),
      code text,
      -- Product, certificate, whence and whither, by which article.
      movement jsonb not null,
      -- The post of whoever moved it, and when by its clock.
      post jsonb,
      moved_at timestamptz,
      -- The command under which its open steps changed: their processes are told of it.
      command_id uuid,
      primary key (transfer_id, product_id),
      check ((outcome = 'moved') = (num_nonnulls(post, moved_at, command_id) = 3))
    );
  `.execute(db)
}
