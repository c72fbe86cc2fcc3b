/** Refusals about a certificate after its award, and about inspections. */
export const certificateProblems = {
  'process-unknown': 'Không có quy trình này, hoặc ông/bà không có quyền xem.',
  'certificate-ended': 'Giấy chứng nhận này không còn hiệu lực nên không làm được việc này.',
  'certificate-suspended': 'Giấy chứng nhận đang bị tạm đình chỉ.',
  'certificate-not-suspended':
    'Giấy chứng nhận không bị tạm đình chỉ nên không có gì để khôi phục.',
  'withdrawal-requested': 'Đã có yêu cầu hủy quyết định công nhận sản phẩm này, đang chờ xem xét.',
  'revocation-case-open': 'Đã có một vụ việc thu hồi đang được xử lý với giấy chứng nhận này.',
  'revocation-case-missing': 'Không có vụ việc thu hồi nào đang chờ việc này. Xin tải lại trang.',
  'revocation-not-submitted':
    'Cơ quan tham mưu chưa trình vụ việc này. Quyết định thu hồi chỉ ra sau khi thẩm tra và trình.',
  'ground-not-yours':
    'UBND cấp xã chỉ xác nhận việc ngừng sản xuất; các căn cứ khác do cơ quan khác nêu.',
  'inspection-unknown': 'Không có cuộc kiểm tra này, hoặc ông/bà không có quyền xem.',
  'findings-incomplete': 'Biên bản kiểm tra còn thiếu. Xin bổ sung các mục được đánh dấu.',
  'finding-missing': 'Mục này trong danh mục kiểm tra chưa có kết quả.',
  'finding-unknown': 'Mục này không có trong danh mục kiểm tra.',
  'fix-day-missing': 'Xin ghi hạn khắc phục, là một ngày sau hôm nay.',
} as const
