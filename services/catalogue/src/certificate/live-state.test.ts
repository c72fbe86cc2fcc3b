import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CertificateStanding } from '../../contract/certified-product.ts'
import { dayNumber, lastDayOf, liveState } from './live-state.ts'

const term = (over: Partial<Parameters<typeof liveState>[0]> = {}) => ({
  standing: 'in-force' as const,
  validTo: '2026-11-23',
  extendedTo: null,
  ...over,
})

const anyDay = fc.integer({ min: 17_000, max: 24_000 }).map(dayAfterEpoch)
const anyTerm = fc
  .record({
    standing: fc.constantFrom(...CertificateStanding.options),
    validTo: anyDay,
    extraDays: fc.option(fc.integer({ min: 1, max: 400 })),
  })
  .map(({ standing, validTo, extraDays }) => ({
    standing,
    validTo,
    extendedTo: extraDays === null ? null : dayAfterEpoch(dayNumber(validTo) + extraDays),
  }))

function dayAfterEpoch(days: number): string {
  return Temporal.PlainDate.from('1970-01-01').add({ days }).toString()
}

test('a certificate is good on its last day and expired on the next', () => {
  expect(liveState(term(), '2026-11-23')).toBe('expiring')
  expect(liveState(term(), '2026-11-24')).toBe('expired')
})

test('expiring begins exactly 180 days before the end', () => {
  const day = (left: number) => dayAfterEpoch(dayNumber('2026-11-23') - left)
  expect(liveState(term(), day(181))).toBe('valid')
  expect(liveState(term(), day(180))).toBe('expiring')
})

test('an extension counts until its own last day', () => {
  const extended = term({ standing: 'extended', extendedTo: '2027-02-23' })
  expect(liveState(extended, '2026-12-01')).toBe('extended')
  expect(liveState(extended, '2027-02-23')).toBe('extended')
  expect(liveState(extended, '2027-02-24')).toBe('expired')
})

test('revoked and replaced stay what they are on every day', () => {
  fc.assert(
    fc.property(anyTerm, anyDay, (each, today) => {
      if (each.standing === 'revoked' || each.standing === 'replaced')
        expect(liveState(each, today)).toBe(each.standing)
    }),
  )
})

test('once a certificate has expired it never comes back by time alone', () => {
  fc.assert(
    fc.property(anyTerm, anyDay, fc.nat(2_000), (each, today, later) => {
      if (liveState(each, today) === 'expired')
        expect(liveState(each, dayAfterEpoch(dayNumber(today) + later))).toBe('expired')
    }),
  )
})

test('nothing reads as good after its last day, and nothing in force reads as expired before', () => {
  fc.assert(
    fc.property(anyTerm, anyDay, (each, today) => {
      const state = liveState(each, today)
      if (today > lastDayOf(each)) expect(['expired', 'revoked', 'replaced']).toContain(state)
      else expect(state).not.toBe('expired')
    }),
  )
})
