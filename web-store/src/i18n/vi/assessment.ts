/** The public self-assessment. */
export const assessment = {
  title: 'Tự chấm điểm',
  lead: 'Chọn bộ sản phẩm, đánh dấu mức sản phẩm của mình đạt được ở từng tiêu chí. Không cần đăng nhập; không có gì được lưu hay gửi đi.',
  chooseSet: 'Chọn bộ sản phẩm',
  sheetTitle: (name: string) => `Tự chấm: ${name}`,
  sheetLead:
    'Kết quả chỉ để tham khảo. Hạng sao chính thức do hội đồng chấm và cấp có thẩm quyền quyết định.',
  unreconciled: 'Phiếu này chưa đối chiếu với bản chính.',
  part: (code: string, title: string) => `Phần ${code}. ${title}`,
  pointsOf: (max: string) => `tối đa ${max} điểm`,
  none: 'Chưa đạt mức nào',
  points: (points: string) => `${points} điểm`,
  minimum: (stars: string) => `tối thiểu cho ${stars} sao`,
  onlyIf: (criterion: string, points: string) =>
    `Chỉ chấm khi mục ${criterion} đạt ít nhất ${points} điểm.`,
  keep: {
    title: 'Giữ lại kết quả',
    print: 'In phiếu tự chấm',
    draftLead: 'Lưu các mục đã chấm thành phần tự chấm của một hồ sơ nháp. Hồ sơ chưa nộp cho ai.',
    productName: 'Tên sản phẩm',
    productNameHint: 'Cần có khi lưu thành hồ sơ nháp.',
    draft: 'Lưu thành hồ sơ nháp',
    signIn: 'Đăng nhập bằng tài khoản chủ thể để lưu thành hồ sơ nháp',
  },
  knockouts: 'Điều kiện loại',
  knockoutsLead: 'Đánh dấu nếu có. Chỉ một điều là không được xếp hạng.',
  submit: 'Xem kết quả',
  result: {
    title: 'Kết quả tự chấm',
    total: 'Tổng điểm',
    of: (points: string, max: string) => `${points} trên ${max} điểm`,
    rank: 'Xếp hạng',
    noRank: 'Không được xếp hạng',
    starsNow: (stars: string) => `${stars} sao`,
    notRecognised: 'chưa được công nhận (từ 3 sao mới có chứng nhận)',
    byPoints: (stars: string) =>
      `Tính riêng điểm thì được ${stars} sao, nhưng còn thiếu mức tối thiểu.`,
    answered: (done: string, all: string) => `Đã chấm ${done} trên ${all} tiêu chí`,
    missingTitle: (stars: string) => `Còn thiếu để đạt ${stars} sao`,
    missingTotal: (needs: string, has: string) => `Tổng điểm cần ${needs}, hiện có ${has}.`,
    missingCriterion: (title: string, needs: string, has: string) =>
      `${title}: cần mức ${needs} điểm, hiện có ${has}.`,
    top: 'Đã đạt hạng cao nhất của phiếu này.',
    rejected: 'Vướng điều kiện loại:',
    toResult: 'Đến kết quả',
  },
  legend: 'Mức có ghi “tối thiểu” là mức thấp nhất phải đạt ở tiêu chí đó để được hạng sao ấy.',
} as const
