/** Refusals around open steps: more time, another holder, a second person, closed days, leave. */
export const supervisionProblems: Readonly<Record<string, string>> = {
  'deadline-legal': 'Thời hạn này do luật định, không gia hạn được.',
  'extension-too-long': 'Tổng thời gian gia hạn vượt mức quy chế cho phép.',
  'days-missing': 'Xin cho biết gia hạn thêm bao nhiêu ngày.',
  'taker-missing': 'Xin chọn chức vụ sẽ nhận việc.',
  'taker-unfit':
    'Chỉ giao việc cho một chức vụ của chính đơn vị đang giữ hoặc của đơn vị cấp trên.',
  'taker-nobody': 'Chức vụ này hiện chưa có người giữ. Xin chọn chức vụ khác.',
  'taker-other': 'Người này hiện không giữ chức vụ đã chọn.',
  'taker-same': 'Việc đang ở chính chức vụ này. Xin chọn một người hoặc chức vụ khác.',
  'reassign-forbidden': 'Bước này không giao cho chức vụ khác được.',
  'on-behalf-forbidden': 'Bước này không ai làm thay được.',
  'step-unchangeable':
    'Mốc thời gian này do quy trình tự theo dõi, không thay đổi từ bên ngoài được.',
  'rung-none': 'Không còn cấp nào ở trên để báo.',
  'step-at-home': 'Việc đang ở đúng đơn vị giữ, không cần trả lại.',
  'second-person-needed': 'Việc này cần người thứ hai xác nhận. Xin đề xuất riêng từng việc.',
  'second-person-same': 'Người đề xuất không tự xác nhận được; cần một người khác.',
  'proposal-decided': 'Đề xuất này đã có người quyết định.',
  'proposal-unknown': 'Không có đề xuất này, hoặc ông/bà không có quyền xem.',
  'letter-unknown': 'Không có công văn này, hoặc ông/bà không có quyền xem.',
  'closure-not-yours': 'Chỉ lãnh đạo đơn vị hoặc cấp trên ghi ngày đóng cửa.',
  'closure-days': 'Ngày đóng cửa phải từ một đến sáu mươi ngày, ngày cuối không trước ngày đầu.',
  'process-unknown': 'Không có quy trình này, hoặc ông/bà không có quyền xem.',
  'leave-overlaps': 'Chức vụ này đã có đợt nghỉ trùng ngày.',
  'leave-unknown': 'Không có đợt nghỉ này, hoặc ông/bà không có quyền xem.',
  'deputy-unfit': 'Người được ủy quyền phải là người khác đang giữ chức vụ tại chính đơn vị.',
}
