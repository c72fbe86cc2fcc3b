import { communeAt, evaluatorsAt, producersAt, together, type Cast } from '../cast.ts'

const old = { desk: 'xa-lam-vy-cu', unit: 'cu-xa-lam-vy' }

/** Xã Lam Vỹ as it was and as it is, under tỉnh Thái Nguyên. */
export const thaiNguyenCast: Cast = together([
  evaluatorsAt({
    desk: 'thai-nguyen',
    unit: '19',
    role: 'provincial-officer',
    name: 'tỉnh Thái Nguyên',
    issuer: 'Chủ tịch UBND tỉnh Thái Nguyên',
    agencies: [
      'UBND tỉnh',
      'Văn phòng Điều phối nông thôn mới tỉnh',
      'Sở Nông nghiệp và Môi trường',
      'Sở Công Thương',
      'Sở Khoa học và Công nghệ',
    ],
    staff: ['Ma Thị Chợ Chu', 'Lường Văn Bộc', 'Hoàng Đình Cương'],
    council: ['Nông Quốc Định', 'Triệu Thị Hóa', 'Ma Văn Phượng', 'Lưu Thị Tiến', 'Hà Văn Trung'],
  }),
  communeAt(old, ['Lường Thị Vỹ', 'Ma Khánh Linh']),
  communeAt({ desk: 'xa-lam-vy', unit: '05542' }, ['Lường Thị Thông', 'Hoàng Văn Lam']),
  {
    councils: [],
    ...producersAt(old, [
      [
        'htx-nam-lam',
        'Hợp tác xã Nông sản Bản Cái Lam Vỹ',
        'cooperative',
        'Xóm Bản Cái, xã Lam Vỹ',
      ],
    ]),
  },
])
