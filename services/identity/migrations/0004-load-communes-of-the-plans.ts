import { readFile } from 'node:fs/promises'
import { sql, type Kysely } from 'kysely'

/**
 * Communes of the plans' districts that were merged on 01/07/2025, each under its district as it then stood and with
 * the commune that holds its land today. Townships (thị trấn) are not among them: no dossier of a plan lies there.
 */
// The migration must not follow later table types.
export const up = async (db: Kysely<any>): Promise<void> => {
  const text = await readFile(
    new URL('../data/units/dissolved-communes-of-the-plans.csv', import.meta.url),
    'utf8',
  )
  const [, ...lines] = text.normalize('NFC').trim().split(/\r?\n/)
  const rows = lines.map((line) => {
    const [district = '', name = '', dissolvedOn = '', successor = ''] = line.split(',')
    return { code: `cu-xa-${slug(name)}`, name, district, dissolvedOn, successor }
  })
  await sql`
    insert into unit (code, name, full_name, name_fold, full_name_fold, kind, level, parent_code, path, state,
      successor_code, opened_on, dissolved_on)
    select old."code", old."name", 'xã ' || old."name", ${folded(sql`old."name"`)}, ${folded(sql`'xã ' || old."name"`)},
      'commune', 'commune', district.code, district.path || '/' || old."code", 'dissolved',
      old."successor", null, old."dissolvedOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as old("code" text, "name" text, "district" text,
      "dissolvedOn" date, "successor" text)
    join unit district on district.code = old."district"`.execute(db)
}

/** Folded as the other names are (0002-load-administrative-units). */
const folded = (words: ReturnType<typeof sql>) =>
  sql`trim(regexp_replace(replace(lower(public.unaccent(${words})), '''', ''), '[^a-z0-9]+', ' ', 'g'))`

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/đ/gi, 'd')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
