import { kimThanhYear } from './kim-thanh.ts'

const round = '2/2026'
const decide = '2026-11-11'
/** The council sits from the Tuesday after the list is closed, and once more in the week after. */
const first = { round, decide, score: '2026-11-03', conclude: '2026-11-04' }
const second = { round, decide, score: '2026-11-09', conclude: '2026-11-10' }

/** The commune's second round of 2026 under the law in force (QĐ 26/2026/QĐ-TTg, Điều 5 khoản 1). */
export const kimThanh2026 = kimThanhYear({
  plan: 'kim-thanh-2026',
  title: 'Xã Kim Thành, đợt 2 năm 2026',
  regime: '26-2026',
  sheetSet: '26-2026',
  startsOn: '2026-08-24',
  endsOn: '2026-12-31',
  firstMonday: '2026-09-07',
  meetings: { first, second, last: second },
  forwardedOn: decide,
  rounds: [
    {
      ...{ key: round, desk: 'city', year: 2026, number: 2 },
      ...{ plannedOn: '2026-09-07', convenedOn: '2026-10-30', decidedOn: decide },
      sittings: [first, second].map(({ score, conclude }) => ({ from: score, until: conclude })),
    },
  ],
  before: {
    upgrade: { stars: 3, decidedOn: '2025-06-12', sheetSet: '148-2023' },
    again: { stars: 3, decidedOn: '2024-02-26', sheetSet: '148-2023' },
  },
  reportsAgain: 'provincial-officer',
  names: {
    plain: 'Rươi kho niêu đất sông Rạng',
    second: 'Bánh đa gấc làng Rạng',
    upgrade: 'Gạo nếp cái hoa vàng Kim Thành',
    again: 'Gạo tám xoan Kim Thành',
    national: 'Ổi lê Kim Thành',
    short: 'Mắm cáy bà Thìn',
    late: 'Gà đồi ủ muối Phúc Thịnh',
  },
})
