import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { en } from './en.ts'
import { vi } from './vi.ts'

const textsOf = (value: unknown, path = ''): [string, string][] => {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return [[path, String(value('·', '·', '·'))]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => textsOf(each, `${path}/${key}`))
}

test('every Vietnamese text has an English one and the other way round', () => {
  const paths = (texts: unknown): string[] => textsOf(texts).map(([path]) => path)
  expect(paths(en)).toEqual(paths(vi))
})

test('no text is empty, and every text of a language is its own', () => {
  const english = new Map(textsOf(en))
  for (const [path, text] of textsOf(vi)) {
    expect(text.trim(), path).not.toBe('')
    expect(english.get(path)?.trim(), path).not.toBe('')
  }
})

test('Vietnamese texts are composed (NFC), so that they match what is typed', () => {
  for (const [path, text] of textsOf(vi)) expect(text, path).toBe(text.normalize('NFC'))
})

test('no text breaks the house style: one kind of dash and quotation mark in Vietnamese', () => {
  for (const [path, text] of textsOf(vi)) expect(text, path).not.toMatch(/["'—]|\s{2}/)
})

test('product sets, sectors and groups are named as the score sheets in force name them', () => {
  const file = new URL('../../../services/dossiers/data/score-sheets/26-2026.json', import.meta.url)
  const Named = z.object({ id: z.string(), vi: z.string(), en: z.string() })
  const Sheet = z.object({
    no: z.number(),
    nameVi: z.string(),
    nameEn: z.string(),
    sector: Named,
    group: Named,
  })
  const { sheets } = z
    .object({ sheets: z.array(Sheet) })
    .parse(JSON.parse(readFileSync(file, 'utf8')))
  const named = (language: 'vi' | 'en') => ({
    sheets: Object.fromEntries(
      sheets.map((each) => [each.no, language === 'vi' ? each.nameVi : each.nameEn]),
    ),
    sectors: Object.fromEntries(sheets.map(({ sector }) => [sector.id, sector[language]])),
    groups: Object.fromEntries(sheets.map(({ group }) => [group.id, group[language]])),
  })
  expect(vi.productSets).toEqual(named('vi'))
  expect(en.productSets).toEqual(named('en'))
})
