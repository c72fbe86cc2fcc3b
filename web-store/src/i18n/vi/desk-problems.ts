/** What refusals of dossiers, files and the ledger of steps say: what happened, and what to do. */
export const deskProblems: Readonly<Record<string, string>> = {
  // A page that has grown old, a command sent twice
  'version-stale':
    'Hồ sơ đã thay đổi sau khi ông/bà mở trang này. Xin tải lại trang để xem bản mới nhất rồi làm lại.',
  'command-reused': 'Mẫu này đã được gửi một lần rồi. Xin kiểm tra lại nội dung rồi gửi lần nữa.',
  'process-unknown': 'Không có quy trình điện tử này, hoặc ông/bà không quản trị đơn vị của nó.',
  'process-running': 'Quy trình điện tử đang chạy, không cần khôi phục.',
  'process-placeless':
    'Hồ sơ đang ở giữa hai bước, sổ sách không cho biết bước tiếp theo; cần kỹ thuật xem xét.',
  'process-stale': 'Hồ sơ vừa chuyển sang bước khác. Xin tải lại trang.',
  'process-unavailable':
    'Chưa ghi nhận xong vì hệ thống tạm gián đoạn. Xin bấm gửi lại sau ít phút; việc này chỉ được tính một lần.',
  // Whose turn it is
  'act-not-now': 'Hồ sơ không chờ việc này nữa. Xin tải lại trang để xem đang đến lượt ai.',
  'act-not-yours': 'Chức vụ của ông/bà không làm được việc này trên hồ sơ này.',
  'act-refused': 'Việc này chưa thực hiện được. Xin tải lại trang để xem hồ sơ đang ở bước nào.',
  'dossier-lodged': 'Hồ sơ đã nộp; chỉ thay đổi được khi có yêu cầu bổ sung.',
  // Lodging
  'dossier-incomplete': 'Hồ sơ còn thiếu một số mục. Xin bổ sung các mục dưới đây rồi nộp lại.',
  'paper-missing': 'Còn thiếu giấy tờ này.',
  'self-score-incomplete': 'Bảng tự chấm chưa xong: mỗi tiêu chí cần một lựa chọn.',
  'field-missing': 'Mục này còn trống.',
  'regime-changed':
    'Hôm nay hồ sơ được chấm theo bộ phiếu khác. Xin tự chấm lại theo bộ phiếu mới rồi nộp.',
  'regime-none': 'Chưa có quy trình nào nhận hồ sơ nộp vào ngày này.',
  'product-under-evaluation': 'Sản phẩm này đang có một hồ sơ khác chưa xong.',
  'product-not-recognised':
    'Nâng hạng và đánh giá lại chỉ dành cho sản phẩm đã được công nhận. Xin chọn sản phẩm trong danh sách.',
  'product-unknown': 'Không có sản phẩm này trong các sản phẩm của chủ thể.',
  'certificate-missing':
    'Sản phẩm này không còn chứng nhận có hiệu lực để nâng hạng hay đánh giá lại.',
  'product-recognised': 'Sản phẩm này đang có chứng nhận. Xin chọn nâng hạng hoặc đánh giá lại.',
  'stars-highest': 'Sản phẩm đã có hạng sao cao nhất, không còn hạng nào để nâng.',
  'filing-too-early':
    'Chưa đến thời gian nộp hồ sơ đánh giá lại: sớm nhất là 180 ngày trước khi chứng nhận hết hạn.',
  'filing-too-late':
    'Đã quá thời gian nộp hồ sơ đánh giá lại: muộn nhất là 120 ngày trước khi chứng nhận hết hạn.',
  'changes-missing':
    'Xin nêu những thay đổi so với sản phẩm đã được công nhận, kèm giấy tờ chứng minh.',
  'proof-missing': 'Thay đổi này chưa có giấy tờ chứng minh trong hồ sơ.',
  // Papers
  'papers-unusable': 'Có giấy tờ chưa dùng được. Xin tải lại các tệp được nêu.',
  'evidence-kind-unknown': 'Loại giấy tờ này không có trong danh mục.',
  'file-unknown': 'Tệp này chưa được nhận. Xin tải lên lại.',
  'organisation-not-yours': 'Ông/bà không đại diện cho chủ thể này.',
  // Supplements
  'supplement-open':
    'Đang có một yêu cầu bổ sung chưa xong. Xin đợi chủ thể bổ sung, hoặc đợi hết hạn.',
  'supplement-unclear': 'Có mục chưa rõ. Xin xem lại các mục được nêu.',
  'item-not-open': 'Mục này không được yêu cầu, hoặc đã bổ sung rồi.',
  // Samples, visits, tests
  'samples-not-taken': 'Bộ sản phẩm này không nộp sản phẩm mẫu.',
  'samples-not-held': 'Số sản phẩm mẫu đang giữ không đủ để ghi như vậy.',
  'samples-missing': 'Chưa đủ sản phẩm mẫu để làm việc này. Xin ghi nhận sản phẩm mẫu trước.',
  'inspection-not-needed': 'Loại hồ sơ này chỉ khảo sát khi có lý do theo quy định.',
  'inspection-unclear': 'Kết quả khảo sát có mục chưa đúng. Xin xem lại các mục được nêu.',
  'day-ahead': 'Ngày này chưa đến.',
  'fieldwork-settled': 'Việc này đã được ghi nhận xong, không sửa được nữa.',
  'site-inspection-unknown': 'Không có cuộc khảo sát mang số này.',
  'lab-test-unknown': 'Không có yêu cầu kiểm nghiệm mang số này.',
  'panel-unfit': 'Cuộc họp của tổ, hội đồng cấp xã còn thiếu hoặc ghi ngày chưa đến.',
  // The council
  'conflict-of-interest':
    'Ông/bà có xung đột lợi ích với hồ sơ này nên không tham gia đánh giá hồ sơ này.',
  'conflict-unknown': 'Không có khai báo xung đột lợi ích nào của người này ở hồ sơ này.',
  'conflict-lifted': 'Khai báo xung đột lợi ích này đã được gỡ trước đó.',
  'conflict-by-rule':
    'Người này đã xử lý hồ sơ ở chức vụ khác nên đương nhiên không tham gia; không gỡ được.',
  'conflict-settled':
    'Đã có phiếu chấm nên không gỡ khai báo xung đột lợi ích nữa; chỉ gỡ được trước khi có phiếu.',
  'not-presiding':
    'Việc này do người chủ trì phiên đánh giá hồ sơ này, hoặc thư ký Hội đồng, thực hiện.',
  'not-attending':
    'Ông/bà chưa được ghi nhận có mặt tại phiên họp. Xin báo thư ký Hội đồng ghi nhận.',
  'meeting-not-open': 'Phiên họp về hồ sơ này chưa mở. Xin đợi đến khi phiên họp được khai mạc.',
  'opinions-differ':
    'Ý kiến bằng văn bản của các thành viên còn khác nhau. Xin triệu tập họp Hội đồng về hồ sơ này.',
  'meeting-needed': 'Với các hồ sơ này Hội đồng phải họp, không lấy ý kiến bằng văn bản.',
  'meeting-too-soon':
    'Ngày họp quá gần: thành viên cần nhận bộ tài liệu trước phiên họp theo quy chế. Xin chọn ngày muộn hơn.',
  'meeting-not-due': 'Phiên họp được triệu tập vào ngày khác; chưa khai mạc được.',
  'answers-too-late':
    'Hạn cho ý kiến bằng văn bản vượt số ngày của quy chế. Xin chọn ngày sớm hơn.',
  'pack-too-late':
    'Đã quá muộn để gửi bộ tài liệu trước phiên họp. Xin triệu tập phiên họp vào ngày muộn hơn.',
  'pack-empty': 'Chưa có hồ sơ nào trong danh sách sẵn sàng để đưa ra Hội đồng.',
  'pack-unknown': 'Không có bộ tài liệu nào dành cho ông/bà ở đợt này.',
  'dossiers-not-ready': 'Có hồ sơ chưa sẵn sàng cho việc này. Xin tải lại trang để xem danh sách.',
  'dossiers-unconcluded': 'Còn hồ sơ Hội đồng chưa kết luận. Xin kết luận từng hồ sơ trước.',
  'batch-invalid':
    'Có quyết định chưa ban hành được; chưa có gì thay đổi. Xin xem các mục được nêu.',
  'round-unplannable': 'Đợt đánh giá chưa lập được như vậy. Xin xem các mục được nêu.',
  'round-exists': 'Hội đồng đã có đợt đánh giá này.',
  'round-unknown': 'Không có đợt đánh giá này, hoặc ông/bà không có quyền xem.',
  'extra-rounds-not-allowed': 'Quy chế của Hội đồng không có đợt đánh giá ngoài kế hoạch.',
  'seat-unknown': 'Người này không có ghế trong Hội đồng đánh giá hồ sơ này.',
  'seat-taken': 'Người này đang có hoặc đã từng có ghế trong Hội đồng.',
  'statute-unworkable': 'Quy chế có quy tắc không áp dụng được. Xin xem các mục được nêu.',
  'council-unknown': 'Không có Hội đồng này, hoặc ông/bà không có quyền xem.',
  'card-invalid': 'Phiếu có lựa chọn không hợp lệ. Xin xem lại các tiêu chí được đánh dấu.',
  'scorecard-invalid': 'Phiếu chấm chưa đủ. Xin xem lại các tiêu chí được đánh dấu.',
  'scorecard-exists': 'Phiếu chấm của ông/bà cho hồ sơ này đã được ghi nhận và không sửa được nữa.',
  'scoring-closed': 'Việc chấm điểm hồ sơ này đã khép lại.',
  'scoring-unknown': 'Không có việc chấm điểm nào dành cho ông/bà ở hồ sơ này.',
  'criterion-missing': 'Còn tiêu chí chưa chấm.',
  'criterion-unknown': 'Phiếu này không có tiêu chí ấy.',
  'criterion-repeated': 'Tiêu chí này được chấm hai lần.',
  'points-not-offered': 'Số điểm này không có trong các phương án của tiêu chí.',
  'option-unknown': 'Phương án này không có trong tiêu chí.',
  'case-unknown': 'Trường hợp này không có trong tiêu chí.',
  'case-missing': 'Xin chọn trường hợp áp dụng cho tiêu chí này.',
  'knockout-unknown': 'Phiếu này không có điều kiện loại ấy.',
  'scorecards-none': 'Chưa có phiếu chấm nào để tính điểm trung bình.',
  'quorum-missing':
    'Hội đồng chưa đủ số phiếu theo quy chế, hoặc chưa có phiếu của Chủ tịch Hội đồng.',
  'gap-too-wide':
    'Điểm của các thành viên chênh nhau quá mức quy chế. Xin thảo luận và mở chấm lần hai.',
  'second-scoring-done': 'Hội đồng đã chấm hai lần; kết quả được thống nhất qua thảo luận.',
  // The decision
  'stars-not-as-result': 'Hạng sao không khớp với kết quả của Hội đồng. Xin tải lại trang.',
  'decision-day-outside': 'Ngày quyết định phải từ ngày Hội đồng có kết quả đến hôm nay.',
  'must-be-forwarded':
    'Kết quả đạt mức chuyển tiếp nên được chuyển lên cấp trên, không quyết định ở đây.',
  'below-forwarding': 'Kết quả chưa đạt mức điểm để chuyển lên cấp trên.',
  'must-be-returned': 'Kết quả dưới mức của cấp này: xin trả hồ sơ về cấp dưới xem xét.',
  'nothing-to-return': 'Kết quả này được quyết định ở đây, không trả về cấp dưới.',
  'finish-by-past':
    'Đã quá ngày cuối được hoàn thành theo quy trình cũ. Chủ thể có thể rút và nộp lại hồ sơ.',
  'sheet-unreconciled':
    'Phiếu chấm này chưa đối chiếu với bản chính nên chưa thể ra quyết định dựa trên nó.',
  // Transfers
  'transfer-orphan': 'Hồ sơ này không chuyển được; lý do và căn cứ ghi bên dưới.',
  'transfer-unknown': 'Không có đợt chuyển hồ sơ này.',
  'nothing-to-transfer': 'Đơn vị và quy trình của hồ sơ vẫn còn; không có nơi nào phải chuyển đến.',
  'scope-missing': 'Xin nêu đơn vị hoặc quy trình có hồ sơ cần chuyển.',
  'successor-unknown': 'Chưa rõ xã nào tiếp nhận địa bàn của hồ sơ này.',
  'sheets-differ': 'Quy trình kế thừa chấm theo bộ phiếu khác nên hồ sơ không chuyển được.',
  'level-ended': 'Cấp này đã kết thúc hoạt động. Xin chuyển hồ sơ trước.',
  'regime-not-in-force': 'Quy trình mới chưa có hiệu lực; trước ngày đó chỉ tiếp nhận hồ sơ.',
  // The ledger of steps
  'step-closed': 'Việc này đã xong.',
  'step-picked-up': 'Người khác cùng chức vụ đã nhận việc này.',
  'turn-of-another': 'Việc này đang chờ chức vụ khác.',
  'act-not-allowed': 'Chỉ cấp trên hoặc người đứng đầu đơn vị đang giữ việc mới làm được việc này.',
  'bulk-too-wide': 'Bộ lọc tìm ra quá nhiều việc. Xin lọc hẹp lại.',
}
