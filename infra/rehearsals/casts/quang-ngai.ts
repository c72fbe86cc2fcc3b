import { communeAt, evaluatorsAt, producersAt, together, type Cast } from '../cast.ts'

const provinceAgencies = [
  'UBND tỉnh',
  'Văn phòng Điều phối nông thôn mới tỉnh',
  'Sở Nông nghiệp và Môi trường',
  'Sở Công Thương',
  'Sở Y tế',
]
const districtAgencies = [
  'UBND huyện',
  'Phòng Nông nghiệp và Môi trường',
  'Phòng Kinh tế và Hạ tầng',
  'Phòng Văn hóa, Khoa học và Thông tin',
  'Trung tâm Dịch vụ nông nghiệp',
]

/** Tỉnh Quảng Ngãi, which took over Kon Tum on 01/07/2025. */
const quangNgai = evaluatorsAt({
  desk: 'quang-ngai',
  unit: '51',
  role: 'provincial-officer',
  name: 'tỉnh Quảng Ngãi',
  issuer: 'Chủ tịch UBND tỉnh Quảng Ngãi',
  agencies: provinceAgencies,
  staff: ['Huỳnh Thị Trà Giang', 'Bạch Văn Khoái', 'Tôn Thất Lân'],
  council: ['Lê Quang Ấn', 'Đoàn Thị Sa', 'Phùng Văn Vệ', 'Từ Thị Nghĩa', 'Ông Văn Bình'],
})

const konTum = evaluatorsAt({
  desk: 'kon-tum',
  unit: 'cu-kon-tum',
  role: 'provincial-officer',
  name: 'tỉnh Kon Tum',
  issuer: 'Chủ tịch UBND tỉnh Kon Tum',
  agencies: provinceAgencies,
  staff: ['Y Thị Blút', 'A Văn Đông', 'Phạm Ngọc Hồi'],
  council: ['Trương Văn Rẫy', 'Y Hà Mòn', 'A Sa Thầy', 'Lê Thị Đăk', 'Bùi Plông'],
})

const dakGlei = evaluatorsAt({
  desk: 'huyen-dak-glei',
  unit: 'cu-huyen-dak-glei',
  role: 'district-officer',
  name: 'huyện Đăk Glei',
  issuer: 'Chủ tịch UBND huyện Đăk Glei',
  agencies: districtAgencies,
  staff: ['A Phiên', 'Y Nhung', 'Nguyễn Văn Pô'],
  council: ['A Ngọc Lĩnh', 'Y Choong', 'A Kroong', 'Y Plô', 'A Mường'],
})

const baTo = evaluatorsAt({
  desk: 'huyen-ba-to',
  unit: 'cu-huyen-ba-to',
  role: 'district-officer',
  name: 'huyện Ba Tơ',
  issuer: 'Chủ tịch UBND huyện Ba Tơ',
  agencies: districtAgencies,
  staff: ['Phạm Văn Xi', 'Phạm Thị Re', 'Đinh Văn Rin'],
  council: ['Phạm Viết Liên', 'Đinh Thị Rơ', 'Phạm Văn Tiêu', 'Nguyễn Thị Điền', 'Phạm Văn Khâm'],
})

const dakPek = { desk: 'xa-dak-pek-cu', unit: 'cu-xa-dak-pek' }
const ngocLinh = { desk: 'xa-ngoc-linh-cu', unit: 'cu-xa-ngoc-linh' }

/** Huyện Đăk Glei with two of its communes and Kon Tum above it, and what took over from all of them. */
export const dakGleiCast: Cast = together([
  konTum,
  dakGlei,
  communeAt(dakPek, ['A Blôh', 'Y Ngân']),
  communeAt(ngocLinh, ['Y Sâm', 'A Hoong']),
  communeAt({ desk: 'xa-dak-pek', unit: '23341' }, ['A Thị Pék', 'Nguyễn Đức Lộc']),
  communeAt({ desk: 'xa-ngoc-linh', unit: '23365' }, ['Y Lan Hương', 'A Xốp']),
  {
    councils: [],
    ...producersAt(dakPek, [
      ['htx-dak-pek', 'Hợp tác xã Nông lâm Đăk Pék Xanh', 'cooperative', 'Thôn 14A, xã Đăk Pék'],
      ['ho-a-nhia', 'Hộ kinh doanh A Nhía', 'household', 'Thôn Đăk Ven, xã Đăk Pék'],
      [
        'cong-ty-ngoc-glei',
        'Công ty TNHH Ngọc Glei',
        'small-medium-enterprise',
        'Thôn 16/5, xã Đăk Pék',
      ],
    ]),
  },
  {
    councils: [],
    ...producersAt(ngocLinh, [
      [
        'htx-ngoc-linh',
        'Hợp tác xã Dược liệu Mây Ngọc',
        'cooperative',
        'Thôn Kung Rang, xã Ngọc Linh',
      ],
      [
        'to-ong-rung',
        'Tổ hợp tác Ong rừng Kung Rang',
        'cooperative-group',
        'Thôn Kung Rang, xã Ngọc Linh',
      ],
    ]),
  },
])

const baDong = { desk: 'xa-ba-dong-cu', unit: 'cu-xa-ba-dong' }
const baVi = { desk: 'xa-ba-vi-cu', unit: 'cu-xa-ba-vi' }

/** Huyện Ba Tơ with two of its communes, and those that took over. */
export const baToCast: Cast = together([
  baTo,
  communeAt(baDong, ['Phạm Thị Đào', 'Phạm Văn Thành']),
  communeAt(baVi, ['Đinh Thị Lế', 'Phạm Văn Ngạc']),
  communeAt({ desk: 'xa-ba-dong', unit: '21496' }, ['Phạm Thị Đào Mai', 'Trần Văn Liên']),
  communeAt({ desk: 'xa-ba-vi', unit: '21529' }, ['Đinh Văn Giá', 'Phạm Thị Tiêu']),
  {
    councils: [],
    ...producersAt(baDong, [
      ['htx-suoi-lia', 'Hợp tác xã Dệt suối Lia', 'cooperative', 'Thôn Tân Long, xã Ba Động'],
      ['ho-ba-vinh', 'Hộ kinh doanh Ong Cao Muôn', 'household', 'Thôn Hóc Kè, xã Ba Động'],
      ['trang-trai-cao-muon', 'Trang trại Cao Muôn', 'farm', 'Thôn Nam Lân, xã Ba Động'],
    ]),
  },
  {
    councils: [],
    ...producersAt(baVi, [
      ['htx-violak', 'Hợp tác xã Nông sản đèo Lắc', 'cooperative', 'Thôn Giá Vực, xã Ba Vì'],
      ['to-ruou-can', 'Tổ hợp tác Rượu cần Giá Vực', 'cooperative-group', 'Thôn Giá Vực, xã Ba Vì'],
    ]),
  },
])

export const quangNgaiCast: Cast = quangNgai
