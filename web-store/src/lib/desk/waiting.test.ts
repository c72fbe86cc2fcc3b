import { at, endOfDay } from '@ocop/kernel/days'
import { describe, expect, it } from 'vitest'
import { waitingFor } from './waiting.ts'

// Monday 2026-11-23; 02/09 and Tết are known to the calendar, this week has no holiday.
const monday = at('2026-11-23', '09:00')

describe('time left in words', () => {
  it('counts working days, not the weekend between', () => {
    const { text, tone } = waitingFor({
      now: at('2026-11-27', '09:00'),
      dueAt: endOfDay('2026-12-01'),
    })
    expect(text).toBe('còn 2 ngày làm việc')
    expect(tone).toBe('wait')
  })

  it('says when the last day is today', () => {
    expect(waitingFor({ now: monday, dueAt: endOfDay('2026-11-23') }).text).toBe('hết hạn hôm nay')
  })

  it('tells how late a step is, in red', () => {
    const late = waitingFor({ now: monday, dueAt: endOfDay('2026-11-18') })
    expect(late).toEqual({ text: 'quá hạn 3 ngày làm việc', tone: 'alarm', late: true })
  })

  it('is late from the first moment after the due time', () => {
    const due = at('2026-11-23', '09:00')
    expect(waitingFor({ now: due, dueAt: due }).late).toBe(false)
    expect(waitingFor({ now: at('2026-11-23', '09:01'), dueAt: due })).toMatchObject({
      text: 'vừa quá hạn',
      late: true,
    })
  })

  it('is never late while its clock stands still', () => {
    const stood = waitingFor({ now: monday, dueAt: endOfDay('2026-11-02'), pausedSince: monday })
    expect(stood).toMatchObject({ late: false, tone: 'calm' })
  })

  it('does not count days of years the calendar does not know', () => {
    expect(waitingFor({ now: monday, dueAt: endOfDay('2031-01-05') }).text).toBe('còn trong hạn')
  })
})
