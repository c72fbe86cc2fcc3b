import { expect, test } from 'vitest'
import { formIn } from './form-fields.ts'

test('what is left empty is not told, and a draft of a first application tells of no change', () => {
  expect(formIn({ representative: 'Nguyễn Văn An', position: '', seenVersion: '3' })).toEqual({
    representative: 'Nguyễn Văn An',
  })
})

test('a change is told with the paper that proves it, and without one the service says that it lacks', () => {
  expect(formIn({ changes: 'Bao bì mới', changesProof: 'test-report' })).toEqual({
    changes: [{ text: 'Bao bì mới', proof: ['test-report'] }],
  })
  expect(formIn({ changes: 'Bao bì mới' }).changes?.[0]?.proof).toEqual([])
})
