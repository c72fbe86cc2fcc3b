import { at, endOfDay } from '@ocop/kernel/days'
import { describe, expect, it } from 'vitest'
import { timelineOf } from './timeline.ts'

const unit = { code: '10804', name: 'xã Kim Thành', level: 'commune' as const, path: 'vn/31/10804' }
const entry = (act: string, facts: Record<string, unknown>) => ({
  seq: 1,
  at: at('2026-10-05', '09:00'),
  act,
  level: 'province',
  attempt: 1,
  step: null,
  role: 'council-chair',
  unitName: 'thành phố Hải Phòng',
  commandId: null,
  facts,
})
const ended = {
  step: null,
  state: 'certified' as const,
  now: at('2026-11-23', '09:00'),
  producer: { id: '', name: 'HTX' },
}

describe('what happened to a dossier', () => {
  it('is told by act, level, moment and post', () => {
    const [line] = timelineOf(
      [entry('council-results', { mean: 62.25, stars: 3, sum: 249, count: 4 })],
      ended,
    )
    expect(line).toEqual({
      title: 'Hội đồng thống nhất kết quả · Cấp tỉnh',
      when: '09:00, 05/10/2026 · Chủ tịch Hội đồng, thành phố Hải Phòng',
      text: 'Trung bình 62,25 điểm. 3 sao',
      state: 'done',
    })
  })

  it('says that nothing was recognised where a decision gives no stars', () => {
    const [line] = timelineOf([entry('decisions', { stars: null, decisionNumber: '7/TB' })], ended)
    expect(line?.text).toBe('Quyết định số 7/TB. Không công nhận hạng sao')
  })

  it('shows no fact that nobody asked to show', () => {
    const [line] = timelineOf([entry('accept', { secret: 'x', productCode: '31-10804' })], ended)
    expect(line).not.toHaveProperty('text')
  })

  it('ends with whose turn it is, since when and until when; late is told apart', () => {
    const step = {
      id: 's',
      step: 'intake' as const,
      titleVi: 'Xã tiếp nhận',
      holder: { role: 'commune-officer' as const, unit },
      openedAt: at('2026-10-05', '09:00'),
      dueAt: endOfDay('2026-10-26'),
      article: '',
      scoring: 1,
    }
    const [now] = timelineOf([], {
      ...ended,
      state: 'lodged',
      step,
      now: at('2026-10-20', '09:00'),
    })
    expect(now).toMatchObject({ title: 'Đang chờ: Cán bộ OCOP, xã Kim Thành', state: 'now' })
    expect(now?.when).toBe('Từ 05/10/2026 · đến hết 26/10/2026 · còn 4 ngày làm việc')
    const [late] = timelineOf([], {
      ...ended,
      state: 'lodged',
      step,
      now: at('2026-10-28', '09:00'),
    })
    expect(late).toMatchObject({ state: 'late' })
  })
})
