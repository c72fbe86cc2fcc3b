import { readFile } from 'node:fs/promises'
import { sql, type Kysely } from 'kysely'

/**
 * Rounds and budgets of plans, the place of every target, and the facts of the other four plans of 2025. The documents
 * beside this migration are frozen with it; a plan changes by a new version.
 */
// The migration must not follow later table types.
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    alter table plan
      add column rounds jsonb not null default '[]' check (jsonb_typeof(rounds) = 'array'),
      add column budget jsonb not null default '{}' check (jsonb_typeof(budget) = 'object')`.execute(
    db,
  )
  await sql`
    update plan set
      budget = jsonb_build_object('totalVnd', null, 'sources', source -> 'funding', 'article',
        case id when 'kim-thanh-2025' then 'Mục II.5' else 'Kế hoạch minh họa' end),
      source = source - 'funding',
      targets = (
        select jsonb_agg(target || jsonb_build_object('article',
          case id when 'kim-thanh-2025' then 'Mục I.3.2' else 'Kế hoạch minh họa' end))
        from jsonb_array_elements(targets) target)`.execute(db)
  await sql`update plan set rounds = ${JSON.stringify(secondRound)}::jsonb where id = 'kim-thanh-2026'`.execute(
    db,
  )
  for (const id of ['ba-to-2025', 'chu-se-2025', 'dak-glei-2025', 'lam-vy-2025']) {
    const text = await readFile(new URL(`../data/plans/${id}.json`, import.meta.url), 'utf8')
    await sql`
      insert into plan (id, unit, year, regime, title, source, targets, duties, norms, windows, rounds, budget)
      select id, unit, year, regime, title, source, targets, duties, norms, windows, rounds, budget
      from jsonb_to_record(${text.normalize('NFC')}::jsonb) as issued(id text, unit jsonb, year integer, regime text,
        title text, source jsonb, targets jsonb, duties jsonb, norms jsonb, windows jsonb, rounds jsonb, budget jsonb)`.execute(
      db,
    )
  }
}

const secondRound = [
  {
    id: 'second',
    text: 'Đợt 2 của thành phố: xã đề nghị trước ngày 30/10, hoàn thành trước ngày 30/12',
    level: 'province',
    from: null,
    to: '2026-12-29',
    article: '26/2026/QĐ-TTg, Điều 5 khoản 1',
  },
]
