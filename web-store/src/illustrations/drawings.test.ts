import { expect, test } from 'vitest'
import { vi } from '../i18n/vi.ts'
import { drawingOf } from './drawings.ts'

test('every product set has a drawing of its own, and there is a neutral one', () => {
  const drawings = [null, ...Object.keys(vi.productSets.sheets).map(Number)].map(drawingOf)
  expect(new Set(drawings).size).toBe(27)
  for (const drawing of drawings)
    expect(drawing).toMatch(/^<svg [^>]*viewBox="0 0 96 96"[\s\S]*<\/svg>$/)
})

test('an unknown set gets the neutral drawing', () => {
  expect(drawingOf(99)).toBe(drawingOf(null))
})

test('drawings take their colours from the page: nothing is painted in by hand', () => {
  for (const no of [null, ...Object.keys(vi.productSets.sheets).map(Number)])
    expect(drawingOf(no)).not.toMatch(/#[0-9a-f]{3,6}|style=|<script|href=/i)
})
