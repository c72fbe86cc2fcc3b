import { sql, type Kysely } from 'kysely'

const plan = 'kim-thanh-2025'
const unit = { code: '10804', name: 'Xã Kim Thành', level: 'commune', path: 'vn/31/10804' }
const document = 'Kế hoạch của UBND xã Kim Thành thực hiện Chương trình OCOP năm 2025'

/** [code, what is paid for, most in VND, share of the cost, per, fewest stars, condition], Mục II.4 of the plan. */
const norms = [
  [
    'survey-and-dossier',
    'Khảo sát, lập phương án sản xuất kinh doanh và tư vấn hoàn thiện hồ sơ',
    15_000_000,
    null,
    'product',
    3,
    'Hồ sơ đạt từ 3 sao',
  ],
  ['quality-analysis', 'Phân tích chỉ tiêu chất lượng', 2_000_000, null, 'product', null, null],
  [
    'brand-identity',
    'Thiết kế và in bộ nhận diện thương hiệu',
    15_000_000,
    null,
    'product',
    3,
    'Sản phẩm được xếp hạng từ 3 sao',
  ],
  [
    'trade-fair',
    'Tham gia hội chợ',
    10_000_000,
    70,
    'product',
    3,
    'Sản phẩm được xếp hạng từ 3 sao; hội chợ từ cấp thành phố trở lên',
  ],
  [
    'commune-evaluation',
    'Tổ chức đánh giá, phân hạng sản phẩm cấp xã',
    5_000_000,
    null,
    'evaluation',
    null,
    'Mỗi lần đánh giá',
  ],
] as const

/** What support money pays for, by which plan, and how much at most. Owner: the support-payments service. */
// The migration runs before any table type exists.
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    create table norm (
      plan text not null,
      code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      unit jsonb not null,
      year integer not null,
      text text not null,
      max_vnd bigint not null check (max_vnd > 0),
      share_percent integer check (share_percent between 1 and 100),
      per text not null check (per in ('product', 'evaluation')),
      min_stars integer check (min_stars between 3 and 5),
      condition text,
      document text not null,
      article text not null,
      position integer not null,
      primary key (plan, code)
    )`.execute(db)
  await sql`comment on table norm is 'support-payments: support norms of plans, whole VND, each with its place in the plan'`.execute(
    db,
  )
  for (const [position, norm] of norms.entries()) {
    const [code, text, maxVnd, sharePercent, per, minStars, condition] = norm
    await sql`
      insert into norm (plan, code, unit, year, text, max_vnd, share_percent, per, min_stars, condition, document, article, position)
      values (${plan}, ${code}, ${JSON.stringify(unit)}::jsonb, 2025, ${text}, ${maxVnd}, ${sharePercent}, ${per},
        ${minStars}, ${condition}, ${document}, 'Mục II.4', ${position})`.execute(db)
  }
}
