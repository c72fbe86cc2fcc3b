/** Stars and the state of a certificate, in words; and the page that explains them. */
export const stars = {
  rating: (count: number) => `OCOP ${count} sao`,
  count: (count: number) => `${count} sao`,
  states: {
    valid: 'Còn hiệu lực',
    expiring: 'Sắp hết hạn',
    extended: 'Gia hạn tạm',
    expired: 'Hết hạn',
    suspended: 'Tạm đình chỉ',
    revoked: 'Đã thu hồi',
    replaced: 'Đã thay thế',
    'never-issued': 'Chưa từng cấp',
    unknown: 'Hiện không xác định được',
  },
  stateMeaning: {
    valid: 'Chứng nhận đang có hiệu lực đến hết ngày ghi trên đó.',
    expiring:
      'Chứng nhận vẫn còn hiệu lực nhưng sắp đến ngày cuối; chủ thể cần nộp hồ sơ đánh giá lại.',
    extended:
      'Đã quá ngày ghi trên chứng nhận nhưng được gia hạn tạm trong lúc hồ sơ đánh giá lại đang được xem xét.',
    expired: 'Chứng nhận đã hết hạn. Sản phẩm không còn được dùng hạng sao này.',
    suspended:
      'Chứng nhận đang bị tạm đình chỉ trong lúc xử lý. Chưa được dùng hạng sao cho đến khi có kết luận.',
    revoked: 'Chứng nhận đã bị thu hồi. Sản phẩm không được dùng hạng sao này.',
    replaced: 'Chứng nhận này đã được thay bằng một chứng nhận mới hơn.',
    'never-issued':
      'Không có chứng nhận nào mang số này. Nếu số được in trên bao bì, xin báo cho cơ quan quản lý thị trường.',
    unknown:
      'Hệ thống chưa hỏi được nơi giữ chứng nhận. Điều này không có nghĩa là chứng nhận sai; xin thử lại sau ít phút.',
  },
  page: {
    title: 'Ý nghĩa các sao OCOP',
    lead: 'Hạng sao là kết quả chấm trên thang 100 điểm, kèm các điều kiện tối thiểu của từng hạng. Mỗi hạng từ 3 sao trở lên đi cùng một chứng nhận có số và ngày hết hạn.',
    bandsTitle: 'Các hạng',
    bandColumns: {
      rank: 'Hạng',
      points: 'Điểm',
      decidedBy: 'Ai quyết định',
      meaning: 'Nghĩa là gì',
    },
    points: (min: string, max: string, inclusive: boolean) =>
      inclusive ? `từ ${min} đến ${max}` : `từ ${min} đến dưới ${max}`,
    meaning: {
      5: 'Hạng cao nhất, đại diện ở cấp quốc gia và đủ điều kiện ra thị trường quốc tế.',
      4: 'Đạt tiêu chuẩn cấp tỉnh; còn có thể nâng lên 5 sao.',
      3: 'Đạt tiêu chuẩn để được công nhận; còn có thể nâng lên 4 sao.',
      2: 'Chưa được công nhận; cần hoàn thiện thêm.',
      1: 'Chưa được công nhận; mới ở bước đầu.',
    },
    nobody: 'Không cấp chứng nhận',
    partsTitle: 'Chấm những gì',
    partsText: 'Mỗi bộ sản phẩm có một phiếu chấm riêng, tất cả gồm ba phần.',
    partPoints: (max: string) => `tối đa ${max} điểm`,
    gateTitle: 'Đủ điểm chưa chắc đủ sao',
    gateText:
      'Một số tiêu chí có mức tối thiểu cho từng hạng. Sản phẩm đủ điểm mà thiếu một mức tối thiểu thì xếp ở hạng thấp hơn. Vi phạm điều kiện loại thì không được xếp hạng.',
    termTitle: 'Chứng nhận có hạn',
    termText: (months: string) =>
      `Chứng nhận có hiệu lực ${months} tháng kể từ ngày quyết định. Sau đó sản phẩm phải được đánh giá lại, nếu không thì hết hạng.`,
    statesTitle: 'Các trạng thái của chứng nhận',
    statesText:
      'Trên trang này, cạnh mỗi hạng sao luôn có trạng thái thật của chứng nhận tại thời điểm xem.',
    source: (decision: string) => `Thang điểm, hạng và thời hạn theo ${decision}.`,
    try: 'Tự chấm thử một sản phẩm',
  },
} as const
