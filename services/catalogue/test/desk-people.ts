import type { Post } from '@ocop/kernel/actor'
import type { UnitRef } from '@ocop/kernel/units'

const kimThanh: UnitRef = {
  code: '10804',
  name: 'xã Kim Thành',
  level: 'commune',
  path: 'vn/31/10804',
}
const haiPhong: UnitRef = { code: '31', name: 'Hải Phòng', level: 'province', path: 'vn/31' }
const organisation = { id: 'htx-kim-thanh', name: 'HTX Kim Thành' }

const post = (role: Post['role'], unit: UnitRef, of?: Post['organisation']): Post => ({
  id: `${role}-${unit.code}`,
  ...{ role, unit },
  ...(of ? { organisation: of } : {}),
})

/** Posts around the sample product of `aCertifiedProduct`. */
export const posts = {
  producer: post('producer', kimThanh, organisation),
  consultant: post('consultant', kimThanh, organisation),
  otherProducer: post('producer', kimThanh, { id: 'htx-khac', name: 'HTX khác' }),
  communeOfficer: post('commune-officer', kimThanh),
  otherOfficer: post('commune-officer', {
    code: '10813',
    name: 'xã khác',
    level: 'commune',
    path: 'vn/31/10813',
  }),
  cityOfficer: post('provincial-officer', haiPhong),
  inspector: post('market-inspector', haiPhong),
  farInspector: post('market-inspector', {
    code: '01',
    name: 'Hà Nội',
    level: 'province',
    path: 'vn/01',
  }),
} as const satisfies Record<string, Post>
