import { councilAt, peopleAt, producersAt, type Cast } from '../cast.ts'

const commune = { desk: 'commune', unit: '10804' }
const city = { desk: 'city', unit: '31' }

/** Producers of xã Kim Thành as the rehearsals have them; all invented. */
const producers = producersAt(
  commune,
  (
    [
      ['htx-ruoi', 'Hợp tác xã Rươi và Cáy sông Rạng', 'cooperative'],
      ['htx-lua-nep', 'Hợp tác xã Nông nghiệp Lúa nếp Kim Thành', 'cooperative'],
      ['to-banh-da', 'Tổ hợp tác Bánh đa gấc làng Rạng', 'cooperative-group'],
      ['cong-ty-oi', 'Công ty TNHH Ổi lê Thanh Miện Kim Thành', 'small-medium-enterprise'],
      ['ho-mam-cay', 'Hộ kinh doanh Mắm cáy bà Thìn', 'household'],
      ['trang-trai-ga', 'Trang trại Gà đồi Phúc Thịnh', 'farm'],
    ] as const
  ).map((producer, index) => [...producer, `Thôn ${index + 1}, xã Kim Thành, thành phố Hải Phòng`]),
)

/** Xã Kim Thành and thành phố Hải Phòng, with every role a commune and a province know. */
export const kimThanhCast: Cast = {
  organisations: producers.organisations,
  members: [
    ...producers.members,
    ...peopleAt(commune, [
      ['consultant', 'consultant', 'Đỗ Thị Hạnh'],
      ['commune-officer', 'commune-officer', 'Nguyễn Văn Quyết'],
      ['commune-chair', 'decision-maker', 'Phạm Thị Ngát'],
      ['commune-finance', 'finance-officer', 'Bùi Văn Tài'],
      ['commune-approver', 'approver', 'Lê Thị Duyệt'],
    ]),
    ...peopleAt({ desk: 'huyen-kim-thanh', unit: 'cu-huyen-kim-thanh' }, [
      ['district-officer', 'district-officer', 'Vũ Đình Huy'],
    ]),
    ...peopleAt(city, [
      ['officer-city', 'provincial-officer', 'Trần Thị Thu Hà'],
      ['adviser-city', 'advisory-team-member', 'Hoàng Minh Đức'],
      ['decider-city', 'decision-maker', 'Đặng Quốc Trung'],
      ['finance-city', 'finance-officer', 'Mai Thị Ngân'],
      ['approver-city', 'approver', 'Ngô Văn Phê'],
      ['inspector-city', 'market-inspector', 'Tạ Văn Kiểm'],
    ]),
    ...councilAt(city, [
      'Lương Thế Vinh',
      'Phan Thị Thư',
      'Đinh Văn Nông',
      'Cao Thị Thương',
      'Trịnh Công Khoa',
      'Võ Thị Y',
    ]),
  ],
  councils: [
    {
      ...city,
      key: 'city',
      name: 'Hội đồng đánh giá, phân hạng sản phẩm OCOP thành phố Hải Phòng (diễn tập)',
      issuer: 'Chủ tịch UBND thành phố Hải Phòng',
      setter: 'officer-city',
      agencies: [
        'UBND thành phố Hải Phòng',
        'Chi cục Phát triển nông thôn',
        'Sở Nông nghiệp và Môi trường',
        'Sở Công Thương',
        'Sở Khoa học và Công nghệ',
        'Sở Y tế',
      ],
    },
  ],
}
