import { readFile } from 'node:fs/promises'
import { sql, type Kysely } from 'kysely'

/**
 * Administrative units with their life: the 34 provinces and 3,321 communes in force since 01/07/2025 (codes of
 * QĐ 19/2025/QĐ-TTg), the provinces merged on that day and the dissolved districts the plans name.
 * The lists beside this migration are frozen with it; a later change of units is a later migration.
 */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`create table unit (
    code text primary key check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name text not null,
    full_name text not null,
    name_fold text not null,
    full_name_fold text not null,
    kind text not null check (kind in ('ministry', 'province', 'city', 'district', 'commune', 'ward', 'special-zone')),
    level text not null check (level in ('ministry', 'province', 'district', 'commune')),
    parent_code text references unit,
    path text not null unique,
    state text not null check (state in ('open', 'dissolved')),
    successor_code text references unit,
    opened_on date,
    dissolved_on date,
    check ((level = 'ministry') = (parent_code is null)),
    check (path = code or path like '%/' || code),
    check ((state = 'dissolved') = (dissolved_on is not null)),
    check ((state = 'dissolved') = (successor_code is not null))
  )`.execute(db)
  await sql`create index unit_below on unit (path text_pattern_ops)`.execute(db)
  const open = await openUnits()
  await insert(db, [ministry, ...open])
  await insert(db, await dissolvedUnits(open))
}

type Unit = {
  readonly code: string
  readonly name: string
  readonly word: string
  readonly kind: string
  readonly level: string
  readonly parentCode: string | null
  readonly path: string
  readonly openedOn: string | null
  readonly dissolvedOn: string | null
  readonly successorCode: string | null
}

const alive = { openedOn: null, dissolvedOn: null, successorCode: null } as const

const ministry: Unit = {
  ...alive,
  code: 'vn',
  name: 'Bộ Nông nghiệp và Môi trường',
  word: '',
  kind: 'ministry',
  level: 'ministry',
  parentCode: null,
  path: 'vn',
}

const kindOfWord: Readonly<Record<string, string>> = {
  tỉnh: 'province',
  'thành phố': 'city',
  xã: 'commune',
  phường: 'ward',
  'đặc khu': 'special-zone',
}

const openUnits = async (): Promise<readonly Unit[]> =>
  (await rowsOf('units-2025.csv')).map((row) => {
    const [code, parent, word] = [cell(row, 'code'), row['parent_code'], cell(row, 'kind')]
    const kind = kindOfWord[word]
    if (!kind) throw new Error(`Unknown kind of unit: ${word}`)
    return {
      ...alive,
      code,
      name: cell(row, 'name'),
      word,
      kind,
      level: cell(row, 'level'),
      parentCode: parent || 'vn',
      path: parent ? `vn/${parent}/${code}` : `vn/${code}`,
      openedOn: parent ? '2025-07-01' : null,
    }
  })

/** A dissolved unit keeps the place it had: a district stands under the province it then belonged to. */
const dissolvedUnits = async (open: readonly Unit[]): Promise<readonly Unit[]> => {
  const provinces = (await rowsOf('dissolved-provinces.csv')).map((row): Unit => {
    const code = `cu-${slug(cell(row, 'name'))}`
    return {
      code,
      name: cell(row, 'name'),
      word: 'tỉnh',
      kind: 'province',
      level: 'province',
      parentCode: 'vn',
      path: `vn/${code}`,
      openedOn: null,
      dissolvedOn: cell(row, 'dissolved'),
      successorCode: cell(row, 'successor_code'),
    }
  })
  const provinceNamed = new Map(
    [...open.filter((unit) => unit.level === 'province'), ...provinces].map((unit) => [
      unit.name,
      unit,
    ]),
  )
  const districts = (await rowsOf('dissolved-districts-of-the-plans.csv')).map((row): Unit => {
    const full = cell(row, 'name')
    const province = provinceNamed.get(cell(row, 'province_then'))
    if (!province || !full.startsWith('huyện ')) throw new Error(`Cannot place ${full}`)
    const code = `cu-${slug(full)}`
    return {
      code,
      name: full.slice('huyện '.length),
      word: 'huyện',
      kind: 'district',
      level: 'district',
      parentCode: province.code,
      path: `${province.path}/${code}`,
      openedOn: null,
      dissolvedOn: cell(row, 'dissolved'),
      successorCode: cell(row, 'successor_province_code'),
    }
  })
  return [...provinces, ...districts]
}

const insert = async (db: Kysely<any>, units: readonly Unit[]): Promise<void> => {
  const rows = units.map((unit) => ({ ...unit, fullName: `${unit.word} ${unit.name}`.trim() }))
  await sql`
    insert into unit (code, name, full_name, name_fold, full_name_fold, kind, level, parent_code, path, state,
      successor_code, opened_on, dissolved_on)
    select u."code", u."name", u."fullName", ${folded('name')}, ${folded('fullName')},
      u."kind", u."level", u."parentCode", u."path",
      case when u."dissolvedOn" is null then 'open' else 'dissolved' end,
      u."successorCode", u."openedOn", u."dissolvedOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u("code" text, "name" text, "fullName" text,
      "kind" text, "level" text, "parentCode" text, "path" text, "successorCode" text, "openedOn" date, "dissolvedOn" date)
  `.execute(db)
}

/** Words without accents, apostrophes and hyphens, so that `ea hleo` and `ba ria vung tau` are found as typed. */
const folded = (column: string) =>
  sql`trim(regexp_replace(replace(lower(public.unaccent(u.${sql.id(column)})), '''', ''), '[^a-z0-9]+', ' ', 'g'))`

const rowsOf = async (file: string): Promise<readonly Readonly<Record<string, string>>[]> => {
  const text = await readFile(new URL(`../data/units/${file}`, import.meta.url), 'utf8')
  const [head = '', ...lines] = text.normalize('NFC').trim().split(/\r?\n/)
  const columns = head.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    if (cells.length !== columns.length)
      throw new Error(`${file}: not ${columns.length} cells in: ${line}`)
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
  })
}

const cell = (row: Readonly<Record<string, string>>, column: string): string => {
  const value = row[column]
  if (!value) throw new Error(`No ${column} in ${JSON.stringify(row)}`)
  return value
}

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/đ/gi, 'd')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
