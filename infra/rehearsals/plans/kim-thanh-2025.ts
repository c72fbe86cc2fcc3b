import { kimThanhYear } from './kim-thanh.ts'

/** Kế hoạch OCOP năm 2025 of UBND xã Kim Thành, under QĐ 148/QĐ-TTg as amended by QĐ 1489/QĐ-TTg. */
export const kimThanh2025 = kimThanhYear({
  plan: 'kim-thanh-2025',
  title: 'Xã Kim Thành, năm 2025',
  regime: '1489-2025',
  sheetSet: '148-2023',
  startsOn: '2025-08-18',
  endsOn: '2025-12-31',
  firstMonday: '2025-09-08',
  meetings: {
    first: { score: '2025-10-15', conclude: '2025-10-16', decide: '2025-10-21' },
    second: { score: '2025-10-29', conclude: '2025-10-30', decide: '2025-11-04' },
    last: { score: '2025-11-06', conclude: '2025-11-07', decide: '2025-11-11' },
  },
  forwardedOn: '2025-11-05',
  before: {
    upgrade: { stars: 3, decidedOn: '2024-05-16', sheetSet: '148-2023' },
    again: { stars: 3, decidedOn: '2023-03-10', sheetSet: '148-2023' },
  },
  reportsAgain: 'advisory-team-member',
  names: {
    plain: 'Chả rươi làng Rạng',
    second: 'Bánh đa vừng làng Rạng',
    upgrade: 'Gạo nếp thơm Kim Thành',
    again: 'Gạo tẻ dự Kim Thành',
    national: 'Chuối tiêu hồng Kim Thành',
    short: 'Tương ớt bà Thìn',
    late: 'Giò gà Phúc Thịnh',
  },
})
