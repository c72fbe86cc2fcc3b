import { isKnown, workingDaysBetween } from '@ocop/kernel/calendar/working-days'
import { dayOf } from '@ocop/kernel/days'
import { dossierTexts } from '../../i18n/vi/desk-dossier.ts'
import { numberText } from '../dates.ts'

export type Waiting = {
  readonly text: string
  readonly tone: 'calm' | 'wait' | 'alarm'
  readonly late: boolean
}

type Span = {
  readonly now: string
  readonly dueAt: string | null
  readonly pausedSince?: string | null
}

/** So many working days before the due time it is said with more weight. */
const soonDays = 2
const t = dossierTexts.waiting

/** The time a step has left, in words: "còn 2 ngày làm việc", "quá hạn 3 ngày làm việc". */
export const waitingFor = ({ now, dueAt, pausedSince = null }: Span): Waiting => {
  if (pausedSince !== null) return { text: t.paused, tone: 'calm', late: false }
  if (dueAt === null) return { text: t.noDue, tone: 'calm', late: false }
  const [today, due] = [dayOf(now), dayOf(dueAt)]
  const counts = isKnown(today) && isKnown(due)
  return now > dueAt ? lateBy(counts, due, today) : leftUntil(counts, today, due)
}

const lateBy = (counts: boolean, due: string, today: string): Waiting => {
  const days = counts ? workingDaysBetween(due, today) : 0
  return { text: days === 0 ? t.justLate : t.late(numberText(days)), tone: 'alarm', late: true }
}

const leftUntil = (counts: boolean, today: string, due: string): Waiting => {
  if (!counts) return { text: t.beyond, tone: 'calm', late: false }
  const days = workingDaysBetween(today, due)
  const tone = days <= soonDays ? 'wait' : 'calm'
  return { text: due === today ? t.today : t.left(numberText(days)), tone, late: false }
}
