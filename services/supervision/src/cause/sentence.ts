import type { StepCause } from '../../contract/board.ts'
import type { TechnicalCause } from '../../contract/steps.ts'
import type { Vacancy } from '../vacancy/vacancy.ts'

type Known = {
  readonly hoursLeft: number | null
  readonly pickedUpBy: string | null
  readonly technical: TechnicalCause | null
  readonly vacancy: Vacancy | null
}

const technicalSentences: Readonly<Record<TechnicalCause['kind'], string>> = {
  'activity-failing': 'Hệ thống thử ghi bước tiếp theo nhiều lần chưa được; sẽ tự thử lại',
  'task-failing': 'Quy trình điện tử của hồ sơ đang báo lỗi, cần quản trị hệ thống xử lý',
  'no-worker': 'Bộ phận chạy quy trình điện tử đang ngừng; hồ sơ đi tiếp khi khởi động lại',
  'process-missing': 'Không tìm thấy quy trình điện tử của hồ sơ, cần quản trị hệ thống xử lý',
}

const standInSentences = {
  deputy: 'người được ủy quyền đang thay',
  'head-of-unit': 'tạm chuyển cho lãnh đạo đơn vị',
  'next-level': 'tạm chuyển cho cấp trên',
} as const

/** A day of an office has eight hours; what is left of one counts as a day. */
const daysText = (hours: number): string => `${Math.max(1, Math.ceil(hours / 8))} ngày làm việc`

const overdue = ({ hoursLeft, pickedUpBy }: Known): string => {
  const late = hoursLeft === null ? '' : ` ${daysText(-hoursLeft)}`
  return pickedUpBy === null
    ? `Quá hạn${late}, chưa ai nhận việc`
    : `Quá hạn${late}, đã nhận việc nhưng chưa xong`
}

const vacancySentence = ({ vacancy }: Known): string => {
  const standIn = vacancy?.standIn
  return standIn
    ? `Chưa ai giữ chức vụ này; ${standInSentences[standIn.as]} (${standIn.unit.name})`
    : 'Chưa ai giữ chức vụ này và chưa có người thay'
}

const sentences: Readonly<Record<StepCause, (known: Known) => string>> = {
  overdue,
  unclaimed: () => 'Chưa ai nhận việc dù đã qua một phần tư thời hạn',
  technical: ({ technical }) => (technical ? technicalSentences[technical.kind] : ''),
  unowned: vacancySentence,
  'unit-closed': () => 'Đơn vị đang đóng cửa, ngày này không tính vào thời hạn',
}

/** Why a step is stuck, in a reader's words. A deputy at work is said too, though nothing is stuck then. */
export const sentenceFor = (causes: readonly StepCause[], known: Known): string | null => {
  // Whoever reads "overdue, nobody took it" need not read "nobody took it" again.
  const told = causes.filter((cause) => cause !== 'unclaimed' || !causes.includes('overdue'))
  const standIn = known.vacancy?.state === 'on-leave' ? known.vacancy.standIn : null
  const leave = standIn ? [`Người giữ chức vụ đang nghỉ; ${standInSentences[standIn.as]}`] : []
  const parts = [...told.map((cause) => sentences[cause](known)), ...leave]
  return parts.length === 0 ? null : `${parts.join('. ')}.`
}
