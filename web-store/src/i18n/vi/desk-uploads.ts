/** What an upload says; the browser's script carries these sentences, so they are few. */
export const uploadSentences: Readonly<Record<string, string>> = {
  'file-type-not-accepted': 'Chỉ nhận tệp PDF hoặc ảnh JPEG, PNG, WebP.',
  'file-too-large': 'Tệp quá lớn: PDF tối đa 20 MB, ảnh tối đa 10 MB.',
  'file-name-ending': 'Đuôi tên tệp không khớp với loại tệp.',
  'content-not-as-declared':
    'Nội dung bên trong không phải loại tệp như tên gọi. Xin chọn đúng tệp gốc.',
  'size-not-as-declared': 'Tệp gửi lên không trọn vẹn. Xin tải lên lại.',
  'pdf-damaged': 'Tệp PDF bị hỏng hoặc thiếu trang cuối. Xin quét hoặc lưu lại.',
  'pdf-encrypted': 'Tệp PDF có mật khẩu. Xin lưu lại bản không đặt mật khẩu.',
  'pdf-unreadable': 'Không đọc được bên trong tệp PDF. Xin in ra một tệp PDF mới.',
  'pdf-active': 'Tệp PDF có mã chạy bên trong. Xin in ra một tệp PDF mới.',
  'pdf-attachments': 'Tệp PDF có đính kèm tệp khác. Xin tải các tệp đó lên riêng.',
  'uploads-open': 'Có quá nhiều tệp đang tải dở. Xin đợi ít phút rồi thử lại.',
  'uploads-too-many': 'Đã tải lên quá nhiều tệp trong một giờ. Xin thử lại sau.',
  'upload-not-received': 'Tệp chưa đến nơi. Xin tải lên lại.',
  'upload-expired': 'Lần tải lên này đã hết hạn. Xin tải lên lại.',
  'file-already-replaced': 'Tệp này đã được thay bằng bản mới hơn.',
  'storage-unavailable': 'Kho tệp tạm gián đoạn. Xin thử lại sau ít phút.',
  'files-unavailable': 'Kho tệp tạm gián đoạn. Xin thử lại sau ít phút.',
  'sign-in-needed': 'Phiên đăng nhập đã hết. Xin đăng nhập lại rồi tải lên.',
  'token-invalid': 'Phiên đăng nhập đã hết. Xin đăng nhập lại rồi tải lên.',
  'upload-broken': 'Đường truyền bị ngắt. Xin thử lại.',
}

export const uploadTexts = {
  choose: 'Chọn tệp',
  chooseFor: (paper: string) => ` cho: ${paper}`,
  hint: 'PDF tối đa 20 MB; ảnh JPEG, PNG, WebP tối đa 10 MB. Có thể chọn nhiều tệp.',
  sending: (percent: number) => `đang tải lên ${percent} %`,
  checking: 'đang kiểm tra nội dung',
  done: 'đã nhận',
  failed: 'chưa nhận',
  noScript: 'Tải tệp lên cần bật JavaScript trong trình duyệt.',
  generic: 'Chưa tải lên được. Xin thử lại.',
} as const
