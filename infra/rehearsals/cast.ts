import type { Role } from '@ocop/kernel/roles'

/** Somebody who acts in rehearsals. `key` names them in the plans; names are invented. */
export type CastMember = {
  readonly key: string
  readonly name: string
  readonly role: Role
  readonly unit: string
  readonly organisation?: string
}

export type CastOrganisation = {
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly commune: string
  readonly address: string
}

const commune = '10804'
const city = '31'
const ministry = 'vn'

/** Producers of xã Kim Thành as the rehearsals have them; all invented. */
export const organisations: readonly CastOrganisation[] = [
  ['htx-ruoi', 'Hợp tác xã Rươi và Cáy sông Rạng', 'cooperative'],
  ['htx-lua-nep', 'Hợp tác xã Nông nghiệp Lúa nếp Kim Thành', 'cooperative'],
  ['to-banh-da', 'Tổ hợp tác Bánh đa gấc làng Rạng', 'cooperative-group'],
  ['cong-ty-oi', 'Công ty TNHH Ổi lê Thanh Miện Kim Thành', 'small-medium-enterprise'],
  ['ho-mam-cay', 'Hộ kinh doanh Mắm cáy bà Thìn', 'household'],
  ['trang-trai-ga', 'Trang trại Gà đồi Phúc Thịnh', 'farm'],
].map(([key = '', name = '', kind = ''], index) => ({
  key,
  name,
  kind,
  commune,
  address: `Thôn ${index + 1}, xã Kim Thành, thành phố Hải Phòng`,
}))

const at = (
  unit: string,
  suffix: string,
  people: readonly (readonly [string, Role, string])[],
): CastMember[] => people.map(([key, role, name]) => ({ key: `${key}${suffix}`, role, unit, name }))

const councilOf = (unit: string, suffix: string, names: readonly string[]): CastMember[] =>
  at(unit, suffix, [
    ['chair', 'council-chair', names[0] ?? ''],
    ['secretary', 'council-secretary', names[1] ?? ''],
    ...names
      .slice(2)
      .map((name, index) => [`member-${index + 1}`, 'council-member', name] as const),
  ])

export const administrator: CastMember = {
  key: 'administrator',
  name: 'Quản trị hệ thống',
  role: 'administrator',
  unit: ministry,
}

/** Everybody: the producers, the commune, the city and the ministry, with every role the platform knows. */
export const cast: readonly CastMember[] = [
  ...organisations.map(({ key, name }) => ({
    key,
    name: `Đại diện ${name}`,
    role: 'producer' as const,
    unit: commune,
    organisation: key,
  })),
  ...at(commune, '', [
    ['consultant', 'consultant', 'Đỗ Thị Hạnh'],
    ['commune-officer', 'commune-officer', 'Nguyễn Văn Quyết'],
    ['commune-chair', 'decision-maker', 'Phạm Thị Ngát'],
    ['commune-finance', 'finance-officer', 'Bùi Văn Tài'],
    ['commune-approver', 'approver', 'Lê Thị Duyệt'],
  ]),
  ...at('cu-huyen-kim-thanh', '', [['district-officer', 'district-officer', 'Vũ Đình Huy']]),
  ...at(city, '-city', [
    ['officer', 'provincial-officer', 'Trần Thị Thu Hà'],
    ['adviser', 'advisory-team-member', 'Hoàng Minh Đức'],
    ['decider', 'decision-maker', 'Đặng Quốc Trung'],
    ['finance', 'finance-officer', 'Mai Thị Ngân'],
    ['approver', 'approver', 'Ngô Văn Phê'],
    ['inspector', 'market-inspector', 'Tạ Văn Kiểm'],
  ]),
  ...councilOf(city, '-city', [
    'Lương Thế Vinh',
    'Phan Thị Thư',
    'Đinh Văn Nông',
    'Cao Thị Thương',
    'Trịnh Công Khoa',
    'Võ Thị Y',
  ]),
  ...at(ministry, '-ministry', [
    ['officer', 'ministry-officer', 'Nguyễn Thị Trung Ương'],
    ['adviser', 'advisory-team-member', 'Lý Văn Thẩm'],
    ['decider', 'decision-maker', 'Hồ Đức Bộ'],
  ]),
  ...councilOf(ministry, '-ministry', [
    'Dương Quang Chủ',
    'Châu Thị Ký',
    'Kiều Văn Nông',
    'Lâm Thị Thương',
    'Mạc Văn Khoa',
    'Nghiêm Thị Văn',
  ]),
]

/** Whose council: seats in the order of the cast, each with the agency it speaks for; the secretary's does not score. */
export const councils = [
  {
    key: 'city',
    unit: city,
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
  {
    key: 'ministry',
    unit: ministry,
    name: 'Hội đồng đánh giá, phân hạng sản phẩm OCOP cấp trung ương (diễn tập)',
    issuer: 'Bộ trưởng Bộ Nông nghiệp và Môi trường',
    setter: 'officer-ministry',
    agencies: [
      'Bộ Nông nghiệp và Môi trường',
      'Văn phòng Điều phối nông thôn mới trung ương',
      'Cục Kinh tế hợp tác và Phát triển nông thôn',
      'Bộ Công Thương',
      'Bộ Khoa học và Công nghệ',
      'Bộ Y tế',
    ],
  },
] as const
