/** What stands around every page. */
export const shell = {
  siteName: 'Sản phẩm OCOP',
  tagline: 'Mỗi xã một sản phẩm',
  skip: 'Đến nội dung chính',
  demonstration: {
    label: 'Bản trình diễn',
    text: 'Dữ liệu diễn tập, không có giá trị pháp lý. Xếp hạng và số chứng nhận ở đây không dùng để mua bán, kiểm tra.',
  },
  nav: {
    label: 'Điều hướng chính',
    products: 'Sản phẩm',
    verify: 'Xác minh',
    stars: 'Ý nghĩa sao',
    assessment: 'Tự chấm điểm',
    menu: 'Mở danh mục trang',
  },
  desks: { '/chu-the': 'Bàn chủ thể', '/can-bo': 'Bàn cán bộ', '/hoi-dong': 'Bàn hội đồng' },
  account: {
    signIn: 'Đăng nhập',
    signOut: 'Đăng xuất',
    signedInAs: (name: string) => `Đang đăng nhập: ${name}`,
  },
  language: { other: 'English', otherTag: 'en' },
  footer: {
    label: 'Chân trang',
    about:
      'Nơi tra cứu sản phẩm đã được công nhận và theo dõi hồ sơ trong Chương trình Mỗi xã một sản phẩm.',
    lookUp: 'Tra cứu',
    forBuyers: 'Dành cho người mua',
    forProducers: 'Dành cho chủ thể',
    register: 'Đăng ký tài khoản',
  },
  path: 'Đường dẫn',
  pager: {
    label: 'Trang kết quả',
    previous: 'Trang trước',
    next: 'Trang sau',
    place: (page: string, pages: string) => `Trang ${page} trên ${pages}`,
  },
  faults: { title: 'Chưa gửi được, xin xem lại:', prefix: 'Lỗi:' },
  required: 'bắt buộc',
  optional: 'không bắt buộc',
  errors: {
    missing: {
      title: 'Không tìm thấy trang',
      text: 'Địa chỉ này không có, đã đổi, hoặc ông/bà không có quyền xem.',
    },
    forbidden: {
      title: 'Không mở được trang này',
      text: 'Chức vụ của tài khoản đang dùng không mở được trang này. Nếu cần, xin đăng nhập bằng tài khoản khác.',
    },
    busy: {
      title: 'Quá nhiều yêu cầu',
      text: 'Từ địa chỉ mạng này có quá nhiều yêu cầu trong một phút. Xin đợi một phút rồi tải lại trang; cần toàn bộ dữ liệu thì dùng dữ liệu mở.',
    },
    broken: {
      title: 'Hệ thống gặp lỗi',
      text: 'Lỗi đã được ghi lại để sửa. Chưa có gì bị mất; xin thử lại sau ít phút.',
    },
    down: {
      title: 'Tạm thời chưa phục vụ được',
      text: 'Một phần của hệ thống đang gián đoạn. Những gì đã gửi vẫn còn nguyên; xin tải lại trang sau ít phút.',
    },
    home: 'Về trang chủ',
    search: 'Tìm sản phẩm',
  },
} as const
