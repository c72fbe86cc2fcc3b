/** Words about samples, visits to the place and laboratory tests. */
export const fieldworkTexts = {
  missing: (missing: string, required: string, article: string) =>
    `Còn thiếu ${missing} trên ${required} sản phẩm mẫu (${article}).`,
  kinds: {
    received: (units: string) => `Nhận ${units}`,
    missing: (units: string) => `Thiếu, hỏng ${units}`,
    forwarded: (units: string) => `Gửi cấp trên ${units}`,
    returned: (units: string) => `Trả lại ${units}`,
    disposed: (units: string) => `Tiêu hủy ${units}`,
  },
  visit: (number: string, level: string, state: string) => `Lần ${number}, ${level}: ${state}`,
  states: { planned: 'đã lên lịch', held: 'đã khảo sát', 'called-off': 'đã hủy' },
  grounds: {
    assessment: 'phục vụ đánh giá hồ sơ',
    'scale-changed': 'quy mô thay đổi lớn',
    'evidence-unclear': 'minh chứng chưa rõ',
  },
  plannedOn: (day: string) => `Dự kiến ${day}`,
  heldOn: (day: string) => `khảo sát ngày ${day}`,
  criterion: (code: string) => `Tiêu chí ${code}`,
  minutes: 'Biên bản',
  photo: (number: string) => `Ảnh ${number}`,
  report: 'Phiếu kết quả',
  noResult: 'Chưa có kết quả',
  clock: {
    days: { working: 'ngày làm việc', calendar: 'ngày' },
    since: (count: string, days: string) => `đã qua ${count} ${days} từ ngày tính hạn`,
    paused: (count: string) => `tạm dừng ${count}`,
    inHand: (count: string) => `còn ${count}`,
    late: (count: string) => `quá hạn ${count}`,
  },
  panel: 'Tổ, hội đồng cấp xã',
  panelMet: (day: string, members: string) => `Họp ngày ${day}: ${members}`,
} as const
