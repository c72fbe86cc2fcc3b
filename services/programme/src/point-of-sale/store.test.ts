import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '@ocop/postgres/database'
import { testDatabase } from '@ocop/postgres/test-database'
import { up } from '../../migrations/0007-place-points-of-sale.ts'
import type { ProgrammeTables } from '../tables.ts'
import { pointById } from './store.ts'

const folder = new URL('../../migrations', import.meta.url).pathname
let database: Awaited<ReturnType<typeof testDatabase<ProgrammeTables>>>
/** Who may change the structure. */
let admin: Kysely<ProgrammeTables>

beforeAll(async () => {
  database = await testDatabase<ProgrammeTables>('programme', folder)
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '')
  url.pathname = new URL(database.url).pathname
  url.searchParams.set('options', '-c search_path=programme,public')
  admin = openDatabase<ProgrammeTables>(url.href)
})
afterAll(async () => {
  await admin.destroy()
  await database.drop()
})

const asItWas = (db: Kysely<ProgrammeTables>) =>
  sql`alter table point_of_sale
    drop column unit_path, drop column unit, drop column former_path, drop column opened_on, drop column closed_on, drop column clock_id,
    drop column realm`.execute(db)

const announced = async (
  by: { readonly code: string; readonly name: string },
  { province = '31', state = 'open', changedAt = '2026-10-05T17:30:00.000Z' } = {},
): Promise<string> => {
  const id = randomUUID()
  await sql`insert into point_of_sale
    (id, version, state, name, address, province_code, unit_code, unit_name, changed_by, changed_at)
    values (${id}, 1, ${state}, 'Điểm bán', 'Số 1', ${province}, ${by.code}, ${by.name}, 'someone',
      ${changedAt})`.execute(admin)
  return id
}

test('points of sale announced before they had a place, a clock and days get what is known of them', async () => {
  await asItWas(admin)
  const ofCommune = await announced({ code: '10804', name: 'xã Kim Thành' })
  const ofCity = await announced({ code: '31', name: 'thành phố Hải Phòng' }, { state: 'closed' })
  const ministry = { code: 'vn', name: 'Bộ Nông nghiệp và Môi trường' }
  const ofMinistry = await announced(ministry, { province: '01' })
  await up(admin)
  const asKept = { clockId: 'live', realm: 'live', openedOn: '2026-10-06', closedOn: null }
  expect(await pointById(admin, ofCommune)).toMatchObject({
    ...asKept,
    unit: { code: '10804', name: 'xã Kim Thành', level: 'commune', path: 'vn/31/10804' },
  })
  expect(await pointById(admin, ofCity)).toMatchObject({
    ...{ ...asKept, closedOn: '2026-10-06' },
    unit: { code: '31', name: 'thành phố Hải Phòng', level: 'province', path: 'vn/31' },
  })
  expect(await pointById(admin, ofMinistry)).toMatchObject({
    ...{ ...asKept, announcedBy: ministry },
    unit: { code: '01', name: 'thành phố Hà Nội', level: 'province', path: 'vn/01' },
  })
})

test('no row says that it is closed without a day, or before it opened', async () => {
  const id = await announcedNow('2026-10-06')
  const closed = (closedOn: string | null) =>
    admin
      .updateTable('pointOfSale')
      .set({ state: 'closed', closedOn })
      .where('id', '=', id)
      .execute()
  await expect(closed(null)).rejects.toThrow('point_closed_on_a_day')
  await expect(closed('2026-10-05')).rejects.toThrow('point_closed_after_opening')
  await closed('2026-10-06')
})

const announcedNow = async (openedOn: string): Promise<string> => {
  const id = randomUUID()
  const unit = { code: '31', name: 'thành phố Hải Phòng', level: 'province', path: 'vn/31' }
  await database.db
    .insertInto('pointOfSale')
    .values({
      ...{ id, version: 1, state: 'open', name: 'Điểm bán', address: 'Số 1', hours: null },
      ...{ provinceCode: '31', unit: JSON.stringify(unit), openedOn, closedOn: null },
      ...{ unitCode: '31', unitName: unit.name, clockId: 'live', realm: 'live' },
      ...{ changedBy: 'someone', changedAt: '2026-10-06T02:00:00.000Z' },
    })
    .execute()
  return id
}
