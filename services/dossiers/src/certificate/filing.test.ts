import { expect, test } from 'vitest'
import { regime } from '../regime/regimes.ts'
import { filingOn } from './filing.ts'

const validTo = '2026-12-31'
const { certificateTerms } = regime('26-2026')
const daysBefore = (days: number): string =>
  Temporal.PlainDate.from(validTo).subtract({ days }).toString()

test.each([
  [181, 'too-early'],
  [180, 'in-window'],
  [150, 'in-window'],
  [120, 'in-window'],
  [119, 'late'],
  [0, 'late'],
])('%i days before the end of the certificate is %s', (days, when) => {
  expect(filingOn(daysBefore(days), validTo, certificateTerms)).toEqual({
    when,
    opensOn: '2026-07-04',
    closesOn: '2026-09-02',
  })
})

test('where the terms take no late filings, the day after the window is too late', () => {
  const strict = { ...certificateTerms, lateFiling: { value: false, article: 'quy chế' } }
  expect(filingOn(daysBefore(120), validTo, strict).when).toBe('in-window')
  expect(filingOn(daysBefore(119), validTo, strict).when).toBe('too-late')
})

test('a regime without a window takes a re-evaluation on every day', () => {
  const terms = regime('148-2023').certificateTerms
  expect(filingOn(daysBefore(700), validTo, terms)).toEqual({
    when: 'in-window',
    opensOn: null,
    closesOn: null,
  })
})
