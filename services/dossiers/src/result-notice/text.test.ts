import { expect, test } from 'vitest'
import { resultText } from './text.ts'

const article = 'Điều 7'
const decided = { decisionNumber: '9/QĐ', decidedOn: '2026-06-03' }

test('a mean just below ninety is never told as ninety', () => {
  const text = resultText(
    { ...decided, kind: 'recognise', stars: 4 },
    { product: 'Chè', mean: 89.998, article },
  )
  expect(text).toBe(
    'Thông báo kết quả đánh giá sản phẩm Chè: Hội đồng chấm 89,99 điểm; được công nhận 4 sao, theo văn bản số 9/QĐ ngày 03/06/2026 (Điều 7).',
  )
})
