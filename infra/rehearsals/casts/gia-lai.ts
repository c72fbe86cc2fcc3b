import { communeAt, evaluatorsAt, producersAt, together, type Cast } from '../cast.ts'

const dun = { desk: 'xa-dun-cu', unit: 'cu-xa-dun' }
const chuSe = { desk: 'xa-chu-se', unit: '23941' }

/** Xã Chư Sê and the old xã Dun that went into it, under tỉnh Gia Lai. */
export const giaLaiCast: Cast = together([
  evaluatorsAt({
    desk: 'gia-lai',
    unit: '52',
    role: 'provincial-officer',
    name: 'tỉnh Gia Lai',
    issuer: 'Chủ tịch UBND tỉnh Gia Lai',
    agencies: [
      'UBND tỉnh',
      'Văn phòng Điều phối nông thôn mới tỉnh',
      'Sở Nông nghiệp và Môi trường',
      'Sở Công Thương',
      'Sở Y tế',
    ],
    staff: ['Rơ Châm H’Yéo', 'Siu Thị Loan', 'Kpă Văn Thuận'],
    council: ['Rah Lan Chung', 'Hồ Thị Pleiku', 'Siu Hương', 'Kpă H’Lan', 'Nay Văn Ayun'],
  }),
  communeAt(dun, ['Rmah H’Bích', 'Siu Klơh']),
  communeAt(chuSe, ['Nguyễn Thị Tiêu', 'Rmah Văn Sê']),
  {
    councils: [],
    ...producersAt(dun, [
      [
        'htx-phu-cuong',
        'Hợp tác xã Nông nghiệp Thác Mơ Dun',
        'cooperative',
        'Làng Greo Pết, xã Dun',
      ],
    ]),
  },
  {
    councils: [],
    ...producersAt(chuSe, [
      ['htx-ho-tieu', 'Hợp tác xã Hồ tiêu Đất Đỏ', 'cooperative', 'Thôn Hồ Nước, xã Chư Sê'],
      [
        'cong-ty-sau-rieng',
        'Công ty TNHH Vườn Gió Chư Sê',
        'small-medium-enterprise',
        'Thôn 3, xã Chư Sê',
      ],
      ['ho-bo-mot-nang', 'Hộ kinh doanh Bò một nắng H’Nga', 'household', 'Làng Kê, xã Chư Sê'],
      ['to-ong-ca-phe', 'Tổ hợp tác Ong hoa cà phê', 'cooperative-group', 'Thôn 5, xã Chư Sê'],
    ]),
  },
])
