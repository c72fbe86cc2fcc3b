import { expect, test } from 'vitest'
import { problemSentence } from './problem-sentence.ts'
import { problemsVi } from './problems.vi.ts'
import { toldCodes } from './told-codes.ts'

const root = new URL('../../..', import.meta.url).pathname

test('every code the services and workflows may tell has a Vietnamese sentence', async () => {
  const codes = await toldCodes(root)
  expect(codes.size).toBeGreaterThan(60)
  const silent = [...codes].filter(([code]) => !Object.hasOwn(problemsVi, code))
  expect(silent.map(([code, file]) => `${code} (${file})`)).toEqual([])
})

test('a sentence is whole: it begins with a capital and ends with a full stop', () => {
  for (const [code, sentence] of Object.entries(problemsVi))
    expect(sentence, code).toMatch(/^\p{Lu}.*\.$/u)
})

test('a code without a sentence still gets one that says what to do', () => {
  expect(problemSentence('never-heard-of')).toMatch(/thử lại/)
  expect(problemSentence('version-stale', 'en')).toMatch(/try again/)
})
