import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { liveClock } from '@ocop/kernel/realm'
import { dossierClock } from './store.ts'

const lags = Array.from({ length: 2_000 }, () => {
  const dossier = { id: randomUUID(), clockId: liveClock }
  expect(dossierClock(dossier)).toEqual(dossierClock(dossier))
  return dossierClock(dossier).lagMs ?? Number.NaN
})

test('each dossier on the live clock has its own lag, spread evenly over seven minutes', () => {
  for (let minute = 0; minute < 7; minute += 1) {
    const share = lags.filter((lag) => Math.floor(lag / 60_000) === minute).length / lags.length
    expect(share).toBeGreaterThan(1 / 14)
    expect(share).toBeLessThan(3 / 14)
  }
})

test('a rehearsal’s notices go out when its clock is stepped, without a lag', () => {
  expect(dossierClock({ id: randomUUID(), clockId: 'rehearsal-1' })).not.toHaveProperty('lagMs')
})
