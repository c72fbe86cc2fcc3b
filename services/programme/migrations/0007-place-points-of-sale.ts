import { sql, type Kysely } from 'kysely'

/**
 * A point of sale has a place among the units, a clock and realm, and the days it opened and closed, so that plans can
 * count it; former_path is the place it had in a unit that has ended, once a successor took it over. Of those on record this much is known and this much assumed:
 * - unit: an office announces what is in its own province. One that a commune announced is taken to be in that commune,
 *   any other stands under its province, which is all that is known.
 * - opened_on: the day is not on record. By the day of its last change it had opened, so that day is taken; of one never
 *   changed it is the day it was announced. closed_on of a closed one is taken from its last change too.
 * - clock_id: there was none but the live one. realm: as ideas of that clock have it here, for only a demonstration
 *   keeps those as rehearsal; where there are none it is live, as the public was told it.
 */
// The migration must not follow later table types.
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    alter table point_of_sale
      add column unit jsonb,
      add column unit_path text generated always as (unit ->> 'path') stored,
      add column former_path text,
      add column opened_on date,
      add column closed_on date,
      add column clock_id text,
      add column realm text check (realm in ('live', 'rehearsal'))`.execute(db)
  await sql`
    update point_of_sale point set
      unit = case
        when unit_code ~ '^[0-9]{5}$' then jsonb_build_object('code', unit_code, 'name', unit_name,
          'level', 'commune', 'path', 'vn/' || province_code || '/' || unit_code)
        else jsonb_build_object('code', province_code,
          'name', case when unit_code = province_code then unit_name
            else coalesce(${JSON.stringify(provinces)}::jsonb ->> province_code, province_code) end,
          'level', 'province', 'path', 'vn/' || province_code) end,
      opened_on = (changed_at at time zone 'Asia/Ho_Chi_Minh')::date,
      closed_on = case when state = 'closed' then (changed_at at time zone 'Asia/Ho_Chi_Minh')::date end,
      clock_id = 'live',
      realm = case when exists (select 1 from idea where idea.clock_id = 'live' and idea.realm = 'rehearsal')
        then 'rehearsal' else 'live' end`.execute(db)
  await sql`
    alter table point_of_sale
      alter column unit set not null,
      alter column unit_path set not null,
      alter column opened_on set not null,
      alter column clock_id set not null,
      alter column realm set not null,
      add constraint point_closed_on_a_day check ((state = 'closed') = (closed_on is not null)),
      add constraint point_closed_after_opening check (closed_on >= opened_on)`.execute(db)
  await sql`create index point_of_sale_of_clock on point_of_sale (clock_id, unit_path text_pattern_ops)`.execute(
    db,
  )
}

/** Provinces in force since 01/07/2025, as they are written out (QĐ 19/2025/QĐ-TTg). */
const provinces = {
  '01': 'thành phố Hà Nội',
  '04': 'tỉnh Cao Bằng',
  '08': 'tỉnh Tuyên Quang',
  '11': 'tỉnh Điện Biên',
  '12': 'tỉnh Lai Châu',
  '14': 'tỉnh Sơn La',
  '15': 'tỉnh Lào Cai',
  '19': 'tỉnh Thái Nguyên',
  '20': 'tỉnh Lạng Sơn',
  '22': 'tỉnh Quảng Ninh',
  '24': 'tỉnh Bắc Ninh',
  '25': 'tỉnh Phú Thọ',
  '31': 'thành phố Hải Phòng',
  '33': 'tỉnh Hưng Yên',
  '37': 'tỉnh Ninh Bình',
  '38': 'tỉnh Thanh Hóa',
  '40': 'tỉnh Nghệ An',
  '42': 'tỉnh Hà Tĩnh',
  '44': 'tỉnh Quảng Trị',
  '46': 'thành phố Huế',
  '48': 'thành phố Đà Nẵng',
  '51': 'tỉnh Quảng Ngãi',
  '52': 'tỉnh Gia Lai',
  '56': 'tỉnh Khánh Hòa',
  '66': 'tỉnh Đắk Lắk',
  '68': 'tỉnh Lâm Đồng',
  '75': 'tỉnh Đồng Nai',
  '79': 'thành phố Hồ Chí Minh',
  '80': 'tỉnh Tây Ninh',
  '82': 'tỉnh Đồng Tháp',
  '86': 'tỉnh Vĩnh Long',
  '91': 'tỉnh An Giang',
  '92': 'thành phố Cần Thơ',
  '96': 'tỉnh Cà Mau',
}
