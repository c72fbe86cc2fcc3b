/** Checking a certificate number. */
export const verification = {
  title: 'Xác minh chứng nhận',
  lead: 'Nhập số chứng nhận in trên bao bì, hoặc quét mã QR trên trang sản phẩm, để biết chứng nhận có thật và còn hiệu lực hay không.',
  number: 'Số chứng nhận',
  hint: 'Viết liền, có dấu gạch ngang, không có dấu cách.',
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
