import { sql, type Kysely } from 'kysely'
import { openDatabase } from '@ocop/postgres/database'

/** What is on record of one rehearsal's clock, counted in the services' own tables: the only look behind the public surface. */
export const countsOf = async (adminUrl: string, clockId: string) => {
  const db = openDatabase<unknown>(adminUrl, { max: 1 })
  try {
    return {
      ...(await recordsOf(db, clockId)),
      ...(await ledgerOf(db, clockId)),
      ...(await serialsOf(db, clockId)),
    }
  } finally {
    await db.destroy()
  }
}

const rowsOf = async <Row>(
  query: ReturnType<typeof sql<Row>>,
  db: Kysely<unknown>,
): Promise<Row[]> => (await query.execute(db)).rows

const ofClock = (clockId: string) =>
  sql`(select id from dossiers.dossier where clock_id = ${clockId})`

const recordsOf = async (db: Kysely<unknown>, clockId: string) => {
  const dossiers = ofClock(clockId)
  const [counts] = await rowsOf(
    sql<
      Record<
        | 'dossiers'
        | 'products'
        | 'cards'
        | 'scorers'
        | 'results'
        | 'decisions'
        | 'certificates'
        | 'acts'
        | 'commands'
        | 'unanswered',
        number
      >
    >`select
      (select count(*) from dossiers.dossier where clock_id = ${clockId}) as dossiers,
      (select count(*) from dossiers.product where clock_id = ${clockId}) as products,
      (select count(*) from dossiers.scorecard where dossier_id in ${dossiers}) as cards,
      (select count(distinct (dossier_id, level, attempt, scoring, person_id))
         from dossiers.scorecard where dossier_id in ${dossiers}) as scorers,
      (select count(*) from dossiers.council_result where dossier_id in ${dossiers}) as results,
      (select count(*) from dossiers.decision where dossier_id in ${dossiers}) as decisions,
      (select count(*) from dossiers.certificate where dossier_id in ${dossiers}) as certificates,
      (select count(command_id) from dossiers.timeline_entry where dossier_id in ${dossiers}) as acts,
      (select count(distinct command_id) from dossiers.timeline_entry where dossier_id in ${dossiers}) as commands,
      (select count(*) from dossiers.command where dossier_id in ${dossiers} and result is null) as unanswered`,
    db,
  )
  return { ...counts }
}

/** The ledger beside the record: what the one has and the other has not, or has otherwise, and notices told twice. */
const ledgerOf = async (db: Kysely<unknown>, clockId: string) => {
  const differing = await rowsOf(
    sql<{ id: string }>`select coalesce(visit.id, step.id) as id
      from (select * from dossiers.step_visit where dossier_id in ${ofClock(clockId)}) visit
      full join (select * from supervision.step
        where clock_id = ${clockId} and process like 'dossier:%') step on step.id = visit.id
      where step.id is null or visit.id is null or step.closed_at is distinct from visit.closed_at
        or step.opened_at is distinct from visit.opened_at
        or step.due_at is distinct from visit.due_at`,
    db,
  )
  const steps = await rowsOf(
    sql<{
      count: number
    }>`select count(*) as count from supervision.step where clock_id = ${clockId}`,
    db,
  )
  const notices = await rowsOf(
    sql<{ kind: string; count: number }>`select notice.kind, count(*) as count
      from supervision.notice join supervision.step on step.id = notice.step_id
      where step.clock_id = ${clockId} group by notice.kind order by notice.kind`,
    db,
  )
  const doubled = await rowsOf(
    sql<{ stepId: string }>`select notice.step_id
      from supervision.notice join supervision.step on step.id = notice.step_id
      where step.clock_id = ${clockId}
      group by notice.step_id, notice.kind, notice.share, notice.rung, notice.recipient having count(*) > 1`,
    db,
  )
  return {
    steps: steps[0]?.count,
    differing: differing.map(({ id }) => id),
    notices: Object.fromEntries(notices.map(({ kind, count }) => [kind, count])),
    doubled: doubled.map(({ stepId }) => stepId),
  }
}

/**
 * Numbers given to products of this clock, and to all rehearsed certificates of this installation, in order. The units in
 * a product's code may be written with hyphens themselves.
 */
const serialsOf = async (db: Kysely<unknown>, clockId: string) => {
  const products = await rowsOf(
    sql<{ serial: number }>`select substring(code from '-(\\d+)-\\d{4}$')::int as serial
      from dossiers.product where clock_id = ${clockId} and code is not null
      order by right(code, 4), 1`,
    db,
  )
  const certificates = await rowsOf(
    sql<{ serial: number }>`select substring(number from 'DT(\\d+)$')::int as serial
      from dossiers.certificate where number ~ 'DT\\d+$' order by 1`,
    db,
  )
  return {
    productSerials: products.map(({ serial }) => serial),
    certificateSerials: certificates.map(({ serial }) => serial),
  }
}
