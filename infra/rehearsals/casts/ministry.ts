import { councilAt, peopleAt, type Cast } from '../cast.ts'

const place = { desk: 'ministry', unit: 'vn' }

/** The ministry, with its council. */
export const ministryCast: Cast = {
  organisations: [],
  members: [
    ...peopleAt(place, [
      ['officer-ministry', 'ministry-officer', 'Nguyễn Thị Trung Ương'],
      ['adviser-ministry', 'advisory-team-member', 'Lý Văn Thẩm'],
      ['decider-ministry', 'decision-maker', 'Hồ Đức Bộ'],
    ]),
    ...councilAt(place, [
      'Dương Quang Chủ',
      'Châu Thị Ký',
      'Kiều Văn Nông',
      'Lâm Thị Thương',
      'Mạc Văn Khoa',
      'Nghiêm Thị Văn',
    ]),
  ],
  councils: [
    {
      ...place,
      key: 'ministry',
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
  ],
}
