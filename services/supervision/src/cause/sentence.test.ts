import { expect, test } from 'vitest'
import { sentenceFor } from './sentence.ts'

const known = { hoursLeft: 12, pickedUpBy: null, technical: null, vacancy: null }

test('a late step says by how much, and whether somebody has it in hand', () => {
  const late = { ...known, hoursLeft: -20 }
  expect(sentenceFor(['overdue', 'unclaimed'], late)).toBe(
    'Quá hạn 3 ngày làm việc, chưa ai nhận việc.',
  )
  expect(sentenceFor(['overdue'], { ...late, pickedUpBy: 'lan' })).toBe(
    'Quá hạn 3 ngày làm việc, đã nhận việc nhưng chưa xong.',
  )
})

test('a step that nobody picked up says so before it is late', () => {
  expect(sentenceFor(['unclaimed'], known)).toBe(
    'Chưa ai nhận việc dù đã qua một phần tư thời hạn.',
  )
})

test('several causes are told one after the other, none of them twice', () => {
  const technical = {
    ...{ kind: 'no-worker' as const, what: 'worker', attempts: 1 },
    since: '2026-10-06T01:00:00.000Z',
  }
  const sentence = sentenceFor(['technical', 'unit-closed'], { ...known, technical }) ?? ''
  expect(sentence.split('. ')).toHaveLength(2)
})

test('a step that is not stuck says nothing', () => {
  expect(sentenceFor([], known)).toBeNull()
})
