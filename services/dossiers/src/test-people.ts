import type { Post } from '@ocop/kernel/actor'
import type { Role } from '@ocop/kernel/roles'
import type { UnitLevel, UnitRef } from '@ocop/kernel/units'

const unit = (level: UnitLevel, path: string, name: string): UnitRef => ({
  code: path.slice(path.lastIndexOf('/') + 1),
  name,
  level,
  path,
})

export const units = {
  ministry: unit('ministry', 'vn', 'Bộ Nông nghiệp và Môi trường'),
  haiPhong: unit('province', 'vn/31', 'thành phố Hải Phòng'),
  kimThanh: unit('commune', 'vn/31/10804', 'xã Kim Thành'),
  haiDuong: unit('province', 'vn/cu-hai-duong', 'tỉnh Hải Dương'),
  huyenKimThanh: unit('district', 'vn/cu-hai-duong/cu-huyen-kim-thanh', 'huyện Kim Thành'),
  /** As it stood under its district until 01/07/2025. */
  kimThanhThen: unit(
    'commune',
    'vn/cu-hai-duong/cu-huyen-kim-thanh/cu-xa-kim-thanh',
    'xã Kim Thành',
  ),
  haNam: unit('commune', 'vn/31/10811', 'xã Hà Nam'),
  giaLai: unit('province', 'vn/52', 'tỉnh Gia Lai'),
  chuSe: unit('commune', 'vn/52/23942', 'xã Chư Sê'),
} as const

export const organisations = {
  cooperative: {
    id: '0191f6a0-0000-7000-8000-000000000001',
    name: 'HTX Kim Thành',
    kind: 'cooperative',
  },
  household: { id: '0191f6a0-0000-7000-8000-000000000002', name: 'Hộ Bà Lan', kind: 'household' },
} as const

const post = (role: Role, at: UnitRef, organisation?: { id: string; name: string }): Post => ({
  id: `${role}-${at.code}`,
  role,
  unit: at,
  ...(organisation ? { organisation: { id: organisation.id, name: organisation.name } } : {}),
})

/** One person who held a post at the district and at its province, until both ended. */
const thenBoth = (low: Role, high: Role = low): readonly Post[] => [
  post(low, units.huyenKimThanh),
  post(high, units.haiDuong),
]

const { ministry, haiPhong, kimThanh, kimThanhThen, haNam, giaLai, chuSe } = units
const { cooperative, household } = organisations

/** Everybody the tests know, by who they are, with the posts they hold. */
export const people = {
  producer: [post('producer', kimThanh, cooperative)],
  neighbour: [post('producer', kimThanh, household)],
  producerThen: [post('producer', kimThanhThen, cooperative)],
  commune: [post('commune-officer', kimThanh)],
  communeThen: [post('commune-officer', kimThanhThen)],
  officerThen: thenBoth('district-officer', 'provincial-officer'),
  adviserThen: thenBoth('advisory-team-member'),
  chairThen: thenBoth('council-chair'),
  memberThen: thenBoth('council-member'),
  otherThen: thenBoth('council-member'),
  secretaryThen: thenBoth('council-secretary'),
  deciderThen: thenBoth('decision-maker'),
  otherCommune: [post('commune-officer', haNam)],
  province: [post('provincial-officer', haiPhong)],
  otherProvince: [post('provincial-officer', giaLai)],
  farCommune: [post('commune-officer', chuSe)],
  adviser: [post('advisory-team-member', haiPhong)],
  chair: [post('council-chair', haiPhong)],
  vice: [post('council-chair', haiPhong)],
  member: [post('council-member', haiPhong)],
  successor: [post('council-member', haiPhong)],
  twoPosts: [post('council-member', haiPhong), post('advisory-team-member', haiPhong)],
  other: [post('council-member', haiPhong)],
  secretary: [post('council-secretary', haiPhong)],
  stranger: [post('council-member', haiPhong)],
  communeHead: [post('decision-maker', kimThanh)],
  decider: [post('decision-maker', haiPhong)],
  ministryOfficer: [post('ministry-officer', ministry)],
  ministryAdviser: [post('advisory-team-member', ministry)],
  ministryChair: [post('council-chair', ministry)],
  ministrySecretary: [post('council-secretary', ministry)],
  ministryDecider: [post('decision-maker', ministry)],
  consultant: [post('consultant', kimThanh)],
  finance: [post('finance-officer', haiPhong)],
  inspector: [post('market-inspector', haiPhong)],
  administrator: [post('administrator', ministry)],
  nobody: [],
} as const satisfies Readonly<Record<string, readonly Post[]>>
export type Who = keyof typeof people
