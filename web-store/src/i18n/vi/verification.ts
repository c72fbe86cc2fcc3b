/** Checking a certificate number. */
export const verification = {
  title: 'Xác minh chứng nhận',
  lead: 'Nhập số chứng nhận in trên bao bì, hoặc quét mã QR trên trang sản phẩm, để biết chứng nhận có thật và còn hiệu lực hay không.',
  scan: {
    title: 'Quét mã QR',
    open: 'Quét bằng camera',
    close: 'Tắt camera',
    looking: 'Đưa mã QR vào giữa khung hình.',
    picture: 'Hình từ camera',
    stays: 'Hình ảnh được đọc ngay trên máy của ông/bà, không gửi đi đâu.',
    refused: 'Chưa mở được camera. Xin cho phép dùng camera, hoặc nhập số bằng tay.',
    plain:
      'Trình duyệt này không tự quét được. Mở ứng dụng camera của điện thoại, hướng vào mã QR rồi bấm đường dẫn hiện ra; hoặc nhập số, mã in cạnh mã QR vào ô trên.',
  },
  reportLabel: 'Nhãn dùng số này đáng ngờ? Báo nhãn',
  number: 'Số chứng nhận hoặc mã lô',
  hint: 'Số chứng nhận viết liền, có dấu gạch ngang; mã lô có mười chữ và số.',
  empty: 'Xin nhập số chứng nhận.',
  check: 'Xác minh',
  another: 'Xác minh số khác',
  resultTitle: 'Chứng nhận',
  asOf: (moment: string) => `Kiểm tra lúc ${moment}`,
  notEvidence: 'Diễn tập: chứng nhận này không có giá trị pháp lý.',
  fields: {
    product: 'Sản phẩm',
    producer: 'Chủ thể',
    stars: 'Hạng',
    decision: 'Quyết định số',
    issuedBy: 'Nơi cấp',
    validFrom: 'Có hiệu lực từ',
    validTo: 'Đến hết ngày',
    replacedBy: 'Thay bằng chứng nhận',
  },
  compare:
    'Đối chiếu tên sản phẩm và chủ thể ở đây với bao bì. Nếu khác nhau, con số có thể đã bị dùng sai.',
  again: 'Kiểm tra lại',
} as const
