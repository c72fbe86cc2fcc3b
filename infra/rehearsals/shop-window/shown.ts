import type { ListingContent } from '@ocop/catalogue/contract/listing'
import type { BatchStep } from '@ocop/catalogue/contract/trace'

type Told = Pick<ListingContent, 'story' | 'process' | 'seasonMonths' | 'shipsNationwide'> & {
  readonly brandCode: string
  readonly shelfLife: string
  readonly unit: string
  readonly capacity: number
  readonly minimum: number
  readonly leadDays: number
  readonly vnd: number
  readonly proof: string
}
type Lot = {
  readonly lot: string
  readonly madeOn: string
  readonly expiresOn: string
  readonly steps: readonly BatchStep[]
}
export type Shown = {
  /** The product's name on its certificate. */
  readonly name: string
  readonly producer: string
  readonly told: Told
  readonly lots: readonly Lot[]
}

/** What producers of xã Kim Thành tell of their certified products in the demonstration; all invented. */
export const shownProducts: readonly Shown[] = [
  {
    name: 'Rươi kho niêu đất sông Rạng',
    producer: 'htx-ruoi',
    told: {
      story:
        'Rươi vớt theo con nước tháng chín, tháng mười âm lịch trên bãi ngoài đê sông Rạng. Xã viên giữ đất không phân hóa học, không thuốc trừ sâu, vì chỉ ruộng sạch mới có rươi.',
      process:
        'Rươi vớt trong đêm, làm sạch ngay, kho niêu đất với thịt ba chỉ, vỏ quýt và lá gấc bằng củi nhỏ lửa sáu giờ, đóng hộp lúc còn nóng.',
      seasonMonths: [10, 11, 12],
      shipsNationwide: true,
      brandCode: 'Nhãn hiệu tập thể “Rươi sông Rạng” (diễn tập)',
      shelfLife: '6 tháng kể từ ngày sản xuất, giữ lạnh sau khi mở',
      ...{ unit: 'hộp', capacity: 1_200, minimum: 24, leadDays: 7, vnd: 185_000 },
      proof: 'Phiếu kết quả thử nghiệm chỉ tiêu vi sinh và kim loại nặng',
    },
    lots: [
      {
        ...{ lot: 'RK-1026', madeOn: '2026-10-26', expiresOn: '2027-04-26' },
        steps: [
          {
            day: '2026-10-25',
            text: 'Vớt rươi đêm con nước đầu mùa',
            place: 'Bãi ngoài đê sông Rạng',
          },
          {
            day: '2026-10-26',
            text: 'Kho niêu đất, đóng hộp và dán mã lô',
            place: 'Xưởng hợp tác xã',
          },
        ],
      },
      {
        ...{ lot: 'RK-1109', madeOn: '2026-11-09', expiresOn: '2027-05-09' },
        steps: [
          {
            day: '2026-11-08',
            text: 'Vớt rươi đêm con nước thứ hai',
            place: 'Bãi ngoài đê sông Rạng',
          },
          {
            day: '2026-11-09',
            text: 'Kho niêu đất, đóng hộp và dán mã lô',
            place: 'Xưởng hợp tác xã',
          },
        ],
      },
    ],
  },
  {
    name: 'Gạo nếp cái hoa vàng Kim Thành',
    producer: 'htx-lua-nep',
    told: {
      story:
        'Giống nếp cũ của đồng trũng, mỗi năm chỉ một vụ mùa. Hạt tròn, thơm lâu, đồ xôi hai ngày vẫn dẻo.',
      process:
        'Gặt tháng mười một, phơi sân gạch, xay giữ lớp cám mỏng và hút chân không theo từng túi hai ki-lô-gam.',
      seasonMonths: [11, 12],
      shipsNationwide: true,
      brandCode: 'Nhãn hiệu chứng nhận “Nếp cái hoa vàng Kim Thành” (diễn tập)',
      shelfLife: '12 tháng kể từ ngày xay',
      ...{ unit: 'kg', capacity: 8_000, minimum: 100, leadDays: 3, vnd: 42_000 },
      proof: 'Giấy chứng nhận VietGAP trồng trọt',
    },
    lots: [],
  },
  {
    name: 'Bánh đa gấc làng Rạng',
    producer: 'to-banh-da',
    told: {
      story: 'Bánh tráng tay của tổ hợp tác mười hai hộ, màu đỏ từ gấc vườn nhà, không phẩm màu.',
      process: 'Gạo ngâm bốn giờ, xay nước, trộn thịt gấc, tráng trên nồi hơi và phơi giàn tre.',
      seasonMonths: [],
      shipsNationwide: false,
      brandCode: 'Mã số mã vạch của tổ hợp tác (diễn tập)',
      shelfLife: '4 tháng kể từ ngày sản xuất, để nơi khô ráo',
      ...{ unit: 'gói', capacity: 3_000, minimum: 50, leadDays: 2, vnd: 35_000 },
      proof: 'Bản tự công bố sản phẩm',
    },
    lots: [
      {
        ...{ lot: 'BD-1103', madeOn: '2026-11-03', expiresOn: '2027-03-03' },
        steps: [
          { day: '2026-11-01', text: 'Hái gấc chín, tách thịt gấc', place: 'Vườn các hộ trong tổ' },
          { day: '2026-11-03', text: 'Tráng, phơi và đóng gói', place: 'Làng Rạng' },
        ],
      },
    ],
  },
  {
    name: 'Gà đồi ủ muối Phúc Thịnh',
    producer: 'trang-trai-ga',
    told: {
      story: 'Gà thả đồi vải chín mươi ngày, ăn ngô và rau vườn; giết mổ trong ngày theo đơn đặt.',
      process: 'Ủ muối hạt với lá chanh và gừng, hấp chín, hút chân không và cấp lạnh.',
      seasonMonths: [],
      shipsNationwide: false,
      brandCode: 'Nhãn hiệu “Gà đồi Phúc Thịnh” (diễn tập)',
      shelfLife: '10 ngày ở 0–4 °C',
      ...{ unit: 'con', capacity: 600, minimum: 10, leadDays: 2, vnd: 260_000 },
      proof: 'Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm',
    },
    lots: [],
  },
  {
    name: 'Ổi lê Kim Thành',
    producer: 'cong-ty-oi',
    told: {
      story: 'Ổi bọc quả từ lúc bằng ngón tay, hái buổi sớm và về kệ trong ngày.',
      process: 'Bọc túi từng quả, tưới nhỏ giọt, hái tay, phân loại và dán mã từng túi.',
      seasonMonths: [8, 9, 10, 11, 12],
      shipsNationwide: true,
      brandCode: 'Nhãn hiệu “Ổi lê Kim Thành” (diễn tập)',
      shelfLife: '7 ngày ở nơi mát',
      ...{ unit: 'kg', capacity: 20_000, minimum: 200, leadDays: 1, vnd: 30_000 },
      proof: 'Giấy chứng nhận GlobalG.A.P.',
    },
    lots: [],
  },
]

/** Where the city's office shows and sells, and what it holds next, in the demonstration. */
export const shownPlaces = {
  provinceCode: '31',
  points: [
    {
      name: 'Điểm giới thiệu sản phẩm OCOP xã Kim Thành (diễn tập)',
      address: 'Nhà văn hóa thôn 1, xã Kim Thành, thành phố Hải Phòng',
      hours: '7:30–17:30, cả tuần',
      unit: '10804',
    },
    {
      name: 'Gian hàng OCOP bến xe khách (diễn tập)',
      address: 'Bến xe khách trung tâm, thành phố Hải Phòng',
      hours: '6:00–20:00, cả tuần',
      unit: '31',
    },
  ],
  fairs: [
    {
      kind: 'week',
      title: 'Tuần hàng OCOP mùa rươi (diễn tập)',
      place: 'Quảng trường trung tâm, thành phố Hải Phòng',
      ...{ fromDay: 5, toDay: 9 },
      note: 'Nếm thử, mua tại chỗ; các chủ thể nhận đơn số lượng lớn.',
    },
    {
      kind: 'conference',
      title: 'Kết nối cung cầu nông sản cuối vụ (diễn tập)',
      place: 'Trung tâm hội nghị thành phố Hải Phòng',
      ...{ fromDay: 18, toDay: 19 },
      note: null,
    },
  ],
} as const
