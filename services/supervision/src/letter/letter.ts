import type { StepHolder } from '../../contract/steps.ts'

/** What a letter of urging speaks of. */
export type Urged = {
  readonly title: string
  readonly subjectTitle: string
  readonly holder: StepHolder
  readonly openedDay: string
  readonly dueDay: string | null
  readonly article: string
  /** Negative once overdue. */
  readonly hoursLeft: number | null
  /** Letters that went before about the same step. */
  readonly before: number
  readonly reason: string
}

const dayText = (day: string): string => day.split('-').toReversed().join('/')

const standing = ({ dueDay, hoursLeft }: Urged): string => {
  if (dueDay === null) return 'Bước này không có thời hạn cố định.'
  const due = `Thời hạn: ${dayText(dueDay)}`
  if (hoursLeft === null) return `${due}.`
  const days = Math.max(1, Math.ceil(Math.abs(hoursLeft) / 8))
  return hoursLeft < 0
    ? `${due}, đã quá ${days} ngày làm việc.`
    : `${due}, còn ${days} ngày làm việc.`
}

/** The paragraphs of a letter of urging (công văn đôn đốc), after the platform's own provisional template. */
export const paragraphsOf = (urged: Urged): readonly string[] => [
  `Về việc: ${urged.title}, sản phẩm “${urged.subjectTitle}”.`,
  `Hồ sơ chuyển đến ${urged.holder.unit.name} ngày ${dayText(urged.openedDay)} (${urged.article}). ${standing(urged)}`,
  ...(urged.before > 0 ? [`Đây là văn bản đôn đốc lần thứ ${urged.before + 1}.`] : []),
  `Lý do đôn đốc: ${urged.reason}`,
  `Đề nghị ${urged.holder.unit.name} khẩn trương thực hiện và báo cáo kết quả.`,
]

/** The series a letter is numbered in: a unit's own, year by year, rehearsals apart. */
export const seriesOf = (unitCode: string, year: string, realm: string): string =>
  `${realm}/${unitCode}/${year}`

export const numberOf = (serial: number, unitCode: string, year: string): string =>
  `${serial}/${year}/ĐĐ-${unitCode}`
