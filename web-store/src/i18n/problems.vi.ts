import { deskProblems } from './vi/desk-problems.ts'
import { uploadSentences } from './vi/desk-uploads.ts'

/** What each problem code says to a Vietnamese reader: what happened, and what to do. A test fails on a code that is missing here. */
export const problemsVi: Readonly<Record<string, string>> = {
  ...uploadSentences,
  ...deskProblems,
  // Every service
  'body-invalid': 'Một số mục chưa đúng. Xin sửa các mục được đánh dấu rồi gửi lại.',
  'body-too-large': 'Nội dung gửi lên quá lớn. Xin rút gọn, hoặc tải tệp lên ở mục minh chứng.',
  'database-unavailable': 'Hệ thống tạm gián đoạn, chưa có gì thay đổi. Xin thử lại sau ít phút.',
  'encoding-unsupported': 'Định dạng gửi lên không đọc được. Xin gửi lại từ trang này.',
  'json-malformed': 'Nội dung gửi lên không đọc được. Xin gửi lại từ trang này.',
  'member-unknown': 'Có mục lạ trong nội dung gửi lên. Xin tải lại trang rồi gửi lại.',
  'not-ready': 'Hệ thống đang khởi động. Xin thử lại sau ít phút.',
  'origin-foreign': 'Yêu cầu không đến từ trang của hệ thống. Xin mở lại trang rồi gửi lại.',
  'record-unknown': 'Không có bản ghi này, hoặc ông/bà không có quyền xem.',
  'route-unknown': 'Không có trang này.',
  'unexpected-answer': 'Hệ thống trả lời không như mong đợi. Xin thử lại sau ít phút.',
  defect: 'Hệ thống gặp lỗi và đã ghi lại để sửa. Xin thử lại sau.',
  // Signing in
  'administrator-last':
    'Đây là quản trị viên cuối cùng của bộ; xin giao chức vụ cho người khác trước.',
  'attempts-too-many': 'Đã thử quá nhiều lần. Xin đợi ít phút rồi thử lại.',
  'email-taken': 'Thư điện tử này đã có tài khoản. Xin đăng nhập.',
  'sign-in-refused': 'Thư điện tử hoặc mật khẩu không đúng.',
  'post-missing': 'Chức vụ của ông/bà không mở được trang này.',
  'sign-in-needed': 'Xin đăng nhập trước.',
  'token-invalid': 'Phiên đăng nhập đã hết. Xin đăng nhập lại.',
  // Parts that are down
  'catalogue-unavailable': 'Danh mục sản phẩm tạm gián đoạn. Xin thử lại sau ít phút.',
  'dossiers-unavailable': 'Phần hồ sơ tạm gián đoạn, chưa có gì thay đổi. Xin thử lại sau ít phút.',
  'files-unavailable': 'Kho tệp tạm gián đoạn. Xin thử lại sau ít phút.',
  'identity-unavailable': 'Chưa kiểm tra được phiên đăng nhập. Xin thử lại sau ít phút.',
  'programme-unavailable': 'Phần kế hoạch tạm gián đoạn. Xin thử lại sau ít phút.',
  'supervision-unavailable': 'Sổ theo dõi việc tạm gián đoạn. Xin thử lại sau ít phút.',
  'support-payments-unavailable': 'Phần hỗ trợ kinh phí tạm gián đoạn. Xin thử lại sau ít phút.',
  // Faults of a field (codes of the schema library)
  'invalid-type': 'Mục này còn trống hoặc không đúng kiểu.',
  'invalid-format': 'Mục này chưa đúng định dạng.',
  'invalid-value': 'Giá trị này không nằm trong các lựa chọn.',
  'invalid-union': 'Giá trị này không nằm trong các lựa chọn.',
  'too-small': 'Mục này còn trống, quá ngắn hoặc quá nhỏ.',
  'too-big': 'Mục này quá dài hoặc quá lớn.',
}
