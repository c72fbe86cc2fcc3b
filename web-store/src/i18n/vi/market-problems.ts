/** What the problem codes of listings, traceability, enquiries and label reports say. */
export const marketProblems = {
  'batch-recorded': 'Lô này đã được ghi. Mỗi số lô của một sản phẩm chỉ ghi một lần.',
  'enquiry-unknown': 'Không có câu hỏi nào mang mã này. Xin xem lại mã theo dõi.',
  'forms-too-many': 'Địa chỉ mạng này đã gửi quá nhiều biểu mẫu. Xin thử lại sau một giờ.',
  'label-report-unknown': 'Không có báo nhãn nào mang mã này. Xin xem lại mã theo dõi.',
  'listing-unknown': 'Không có nội dung giới thiệu này, hoặc ông/bà không có quyền xem.',
  'opening-day-late': 'Ngày mở phải từ hôm nay trở về trước, và không sau ngày đóng.',
  'photo-not-ready': 'Ảnh còn đang được xử lý. Xin duyệt lại sau ít phút.',
  'photo-not-yours': 'Ảnh này không phải ảnh sản phẩm của chủ thể, hoặc không dùng được.',
  'photo-too-small':
    'Ảnh quá nhỏ: cạnh dài cần ít nhất 800 điểm ảnh. Xin chụp lại hoặc chọn ảnh gốc từ điện thoại.',
  'photo-unknown': 'Không có ảnh này.',
  'photo-unreadable': 'Không mở được ảnh này. Xin chụp lại hoặc chọn ảnh khác.',
  'place-unknown': 'Không có địa phương này.',
  'product-not-listed': 'Không có sản phẩm này trong danh mục.',
  'snapshot-unknown': 'Chưa có bản chốt dữ liệu của tháng này.',
  'stall-host-unknown':
    'Gian hàng phải là đường dẫn https đến một trong các sàn được phép nêu bên dưới.',
  'point-of-sale-unknown': 'Không có điểm bán này, hoặc điểm bán do đơn vị khác công bố.',
  'star-not-held': 'Sản phẩm hiện không có hạng sao còn hiệu lực nên chưa ghi lô được.',
  'ticket-hasty': 'Biểu mẫu được gửi quá nhanh. Xin đợi vài giây rồi bấm gửi lại.',
  'ticket-old': 'Biểu mẫu đã mở quá lâu. Xin bấm gửi thêm một lần nữa.',
  'ticket-used': 'Biểu mẫu này đã được gửi. Xin mở lại trang để gửi biểu mẫu khác.',
  'trade-event-unknown': 'Không có sự kiện này, hoặc sự kiện do đơn vị khác công bố.',
  'unit-too-wide':
    'Điểm bán nằm ở một xã, phường hoặc một tỉnh, thành phố. Xin chọn trong danh sách.',
  'trace-unknown': 'Không có lô hàng hay chứng nhận nào mang mã này.',
} as const
