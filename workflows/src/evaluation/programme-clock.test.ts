import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('./', import.meta.url)
const sources = readdirSync(folder).filter((name) => /^[a-z-]+\.ts$/.test(name))

test('the clock of the processes is read in one file only, and the wall clock in none', () => {
  const reading = (pattern: RegExp): string[] =>
    sources.filter((name) => pattern.test(readFileSync(new URL(name, folder), 'utf8')))
  expect(sources.length).toBeGreaterThan(8)
  expect(reading(/\bDate\.now\(|new Date\(\)/)).toEqual(['programme-clock.ts'])
  expect(reading(/Temporal\.Now|performance\.now|setTimeout|\bsleep\(/)).toEqual([])
})
