import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anOpening, haiPhong, kimThanh } from '../test-ledger.ts'
import { claimByOf, pausesOf, standingOf, type PauseWord } from './ledger.ts'

const instantOf = (hours: number): string => new Date(hours * 3_600_000).toISOString()
const word = fc.record({
  kind: fc.constantFrom('pause' as const, 'resume' as const),
  hours: fc.integer({ min: 0, max: 1_000 }),
})
const words = fc.uniqueArray(word, { selector: ({ hours }) => hours, maxLength: 8 }).map((told) =>
  told.map(({ kind, hours }): PauseWord => ({
    kind,
    at: instantOf(hours),
    dueAt: kind === 'resume' ? instantOf(hours + 100) : null,
  })),
)
const opening = { firstDueAt: instantOf(500), claimBy: instantOf(50) }

test('the standing of a clock does not depend on the order its words come in', () => {
  fc.assert(
    fc.property(words, (told) => {
      const sorted = told.toSorted((one, other) => one.at.localeCompare(other.at))
      expect(standingOf(opening, told)).toEqual(standingOf(opening, sorted))
    }),
  )
})

test('a clock that was paused last stands, since its first pause after it last ran', () => {
  const told: PauseWord[] = [
    { kind: 'pause', at: instantOf(10), dueAt: null },
    { kind: 'resume', at: instantOf(20), dueAt: instantOf(600) },
    { kind: 'pause', at: instantOf(30), dueAt: null },
    { kind: 'pause', at: instantOf(40), dueAt: null },
  ]
  const standing = { pausedSince: instantOf(30), dueAt: instantOf(600), claimBy: null }
  expect(standingOf(opening, told)).toEqual(standing)
  expect(pausesOf(told, instantOf(50))).toEqual([
    { from: instantOf(10), to: instantOf(20) },
    { from: instantOf(30), to: instantOf(50) },
  ])
})

test('a pause after the close is no part of what was paused', () => {
  const told: PauseWord[] = [{ kind: 'pause', at: instantOf(60), dueAt: null }]
  expect(pausesOf(told, instantOf(50))).toEqual([])
})

test('an office should pick a step up within a quarter of its time, unless the process says otherwise', () => {
  const times = { openedAt: instantOf(0), dueAt: instantOf(100) }
  expect(claimByOf(anOpening(times))).toBe(instantOf(25))
  expect(claimByOf(anOpening({ ...times, claimBy: instantOf(8) }))).toBe(instantOf(8))
  expect(claimByOf(anOpening({ ...times, claimBy: null }))).toBeNull()
  expect(claimByOf(anOpening({ ...times, dueAt: null }))).toBeNull()
})

test('producers and council members pick nothing up', () => {
  const producer = { role: 'producer', unit: kimThanh, organisationId: 'htx' } as const
  expect(claimByOf(anOpening({ holder: producer }))).toBeNull()
  expect(claimByOf(anOpening({ holder: { role: 'council-member', unit: haiPhong } }))).toBeNull()
})
