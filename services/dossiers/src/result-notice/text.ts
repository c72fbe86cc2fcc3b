import type { DossierTables } from '../tables.ts'
import { written } from '../certificate/notices.ts'

/** A level's decision on a council's result. */
export type Decided = Pick<DossierTables['decision'], 'kind' | 'stars' | 'decidedOn'> & {
  readonly decisionNumber: string
}

/** Never shown as more than it is: a mean just below a band stays below it. */
const points = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2, roundingMode: 'floor' })

const became = {
  recognise: (stars) => `được công nhận ${stars} sao`,
  'not-recognise': () => 'không được công nhận hạng sao',
  refuse: () => 'hồ sơ bị loại, không được công nhận',
  forward: () => 'kết quả được phê duyệt, hồ sơ chuyển lên cấp trên đánh giá tiếp',
  return: () => 'hồ sơ được trả về cấp dưới',
} as const satisfies Record<Decided['kind'], (stars: number | null) => string>

/** What those who are told of a council's result read. */
export const resultText = (
  { kind, stars, decisionNumber, decidedOn }: Decided,
  { product, mean, article }: { product: string; mean: number; article: string },
): string =>
  `Thông báo kết quả đánh giá sản phẩm ${product}: Hội đồng chấm ${points.format(mean)} điểm; ` +
  `${became[kind](stars)}, theo văn bản số ${decisionNumber} ngày ${written(decidedOn)} (${article}).`
