import { sql, type Kysely } from 'kysely'

const unit = { code: '10804', name: 'Xã Kim Thành', level: 'commune', path: 'vn/31/10804' }
const funding = [
  'Chương trình mục tiêu quốc gia xây dựng nông thôn mới của xã',
  'Các nguồn huy động hợp pháp khác',
]

/** The five support norms of the 2025 plan (Mục II.4); the demonstration plan of 2026 keeps them. */
const norms = [
  {
    code: 'survey-and-dossier',
    text: 'Khảo sát, lập phương án sản xuất kinh doanh và tư vấn hoàn thiện hồ sơ đạt từ 3 sao',
    maxVnd: 15_000_000,
    per: 'product',
    minStars: 3,
    article: 'Mục II.4',
  },
  {
    code: 'quality-analysis',
    text: 'Phân tích chỉ tiêu chất lượng sản phẩm',
    maxVnd: 2_000_000,
    per: 'product',
    article: 'Mục II.4',
  },
  {
    code: 'brand-identity',
    text: 'Thiết kế và in bộ nhận diện thương hiệu cho sản phẩm từ 3 sao',
    maxVnd: 15_000_000,
    per: 'product',
    minStars: 3,
    article: 'Mục II.4',
  },
  {
    code: 'trade-fair',
    text: 'Tham gia hội chợ từ cấp thành phố trở lên cho sản phẩm từ 3 sao',
    maxVnd: 10_000_000,
    sharePercent: 70,
    per: 'product',
    minStars: 3,
    article: 'Mục II.4',
  },
  {
    code: 'commune-evaluation',
    text: 'Tổ chức đánh giá, phân hạng sản phẩm cấp xã',
    maxVnd: 5_000_000,
    per: 'evaluation',
    article: 'Mục II.4',
  },
]

const channels = {
  id: 'modern-channels',
  text: 'Ít nhất 70% chủ thể OCOP bán hàng qua kênh hiện đại',
  measure: 'owners-in-modern-channels-percent',
  operator: 'at-least',
  value: 70,
}

const kimThanh2025 = {
  id: 'kim-thanh-2025',
  unit,
  year: 2025,
  regime: '1489-2025',
  title: 'Kế hoạch OCOP năm 2025 của xã Kim Thành',
  source: {
    kind: 'issued',
    document: 'Kế hoạch của UBND xã Kim Thành thực hiện Chương trình OCOP năm 2025',
    number: null,
    basis: [
      '919/QĐ-TTg ngày 01/8/2022',
      '148/QĐ-TTg ngày 24/02/2023',
      '1489/QĐ-TTg ngày 06/7/2025',
      '69/KH-SNNMT ngày 31/7/2025',
    ],
    funding,
  },
  targets: [
    {
      id: 'newly-recognised',
      text: '1–2 sản phẩm được công nhận từ 3 sao trở lên trong năm',
      measure: 'products-recognised',
      operator: 'between',
      value: 1,
      upTo: 2,
      minStars: 3,
    },
    {
      id: 'in-force',
      text: 'Tổng số sản phẩm OCOP trên địa bàn đạt 4',
      measure: 'products-in-force',
      operator: 'at-least',
      value: 4,
      minStars: 3,
    },
    channels,
  ],
  duties: [
    {
      id: 'commune-panel',
      text: 'Lập Hội đồng đánh giá, xếp hạng cấp xã ở mỗi kỳ đánh giá',
      holder: 'Phòng Kinh tế',
      due: null,
    },
    {
      id: 'funding',
      text: 'Phân bổ nguồn hỗ trợ và hướng dẫn thanh quyết toán kinh phí',
      holder: 'Phòng Kinh tế',
      due: null,
    },
    {
      id: 'market-inspection',
      text: 'Kiểm tra, giám sát sản phẩm OCOP lưu thông trên thị trường',
      holder: 'Phòng Kinh tế',
      due: null,
    },
    {
      id: 'reporting',
      text: 'Báo cáo định kỳ, hằng năm và khi có yêu cầu',
      holder: 'Phòng Kinh tế',
      due: null,
    },
    {
      id: 'publicity',
      text: 'Xây dựng chuyên mục phát thanh, kết nối tua du lịch với điểm bán hàng OCOP',
      holder: 'Phòng Văn hóa – Xã hội; Trung tâm Văn hóa, Thể thao và Truyền thông',
      due: null,
    },
    {
      id: 'registration',
      text: 'Hoàn thiện hồ sơ đăng ký sản phẩm gửi Phòng Kinh tế xã',
      holder: 'Các chủ thể tham gia',
      due: '2025-12-31',
    },
  ],
  norms,
  windows: [
    {
      id: 'registration',
      text: 'Đăng ký và nộp hồ sơ sản phẩm trong quý IV',
      from: '2025-10-01',
      to: '2025-12-31',
      article: 'Mục III.4',
    },
  ],
}

/** The platform's own: the same commune under the law in force, so that 26/2026 can be played and shown. */
const kimThanh2026 = {
  id: 'kim-thanh-2026',
  unit,
  year: 2026,
  regime: '26-2026',
  title: 'Kế hoạch minh họa OCOP năm 2026 của xã Kim Thành',
  source: {
    kind: 'demonstration',
    document: 'Kế hoạch minh họa của nền tảng, không phải văn bản của xã',
    number: null,
    basis: ['26/2026/QĐ-TTg'],
    funding,
  },
  targets: [
    {
      id: 'newly-recognised',
      text: 'Ít nhất 2 sản phẩm mới được công nhận từ 3 sao trở lên',
      measure: 'products-recognised',
      operator: 'at-least',
      value: 2,
      minStars: 3,
    },
    {
      id: 'upgraded',
      text: 'Ít nhất 1 sản phẩm nâng hạng lên 4 sao',
      measure: 'products-upgraded',
      operator: 'at-least',
      value: 1,
      minStars: 4,
    },
    {
      id: 're-evaluated',
      text: 'Ít nhất 1 sản phẩm được đánh giá lại bằng lấy ý kiến bằng văn bản',
      measure: 'products-re-evaluated',
      operator: 'at-least',
      value: 1,
      minStars: 3,
    },
    channels,
  ],
  duties: [
    {
      id: 'commune-report',
      text: 'Báo cáo bốn nội dung của từng hồ sơ trong 15 ngày làm việc',
      holder: 'Phòng Kinh tế',
      due: null,
    },
    {
      id: 'proposal',
      text: 'Đề nghị thành phố đánh giá trong đợt 2',
      holder: 'UBND xã Kim Thành',
      due: '2026-10-29',
    },
  ],
  norms,
  windows: [
    {
      id: 'second-round-proposal',
      text: 'Xã gửi đề nghị cho đợt 2 trước ngày 30/10',
      from: null,
      to: '2026-10-29',
      article: '26/2026/QĐ-TTg, Điều 5 khoản 1',
    },
    {
      id: 'second-round-decision',
      text: 'Thành phố hoàn thành đợt 2 trước ngày 30/12',
      from: null,
      to: '2026-12-29',
      article: '26/2026/QĐ-TTg, Điều 5 khoản 1',
    },
  ],
}

/** The facts of the Kim Thành plans. */
// The migration must not follow later table types.
export const up = async (db: Kysely<any>): Promise<void> => {
  for (const plan of [kimThanh2025, kimThanh2026]) {
    const { id, year, regime, title } = plan
    const document = (part: unknown) => sql`${JSON.stringify(part)}::jsonb`
    await sql`
      insert into plan (id, unit, year, regime, title, source, targets, duties, norms, windows)
      values (${id}, ${document(plan.unit)}, ${year}, ${regime}, ${title}, ${document(plan.source)},
        ${document(plan.targets)}, ${document(plan.duties)}, ${document(plan.norms)}, ${document(plan.windows)})`.execute(
      db,
    )
  }
}
