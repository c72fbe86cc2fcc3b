import { readFileSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { root } from '../../infra/dev/places.mjs'

/** Words that mean in code what they mean in English; everything else in a contract's names is the field's. */
const plain = new Set(
  `add advance advanced answer applied apply bulk body bootstrap bootstrapped calendar change changed close closed
  completed count decide done email end ended engine enter entered entry extend field filter four give gradable head held id import input
  item kind link list listed location log me memory message missing moment moved name new open opened page password
  pick process purpose query reading record register remind request restated result resume routed row search set settle sign sort
  stage submitted suggestion summary tallied to token type up view
  announce conclude handle public recorded save send size track tracked
  finish part reconcile reconciled`
    .split(/\s+/)
    .filter(Boolean),
)

const glossary = readFileSync(`${root}/services/shared/kernel/GLOSSARY.md`, 'utf8')
const rows = glossary.split('\n').flatMap((line) => {
  const cells = line.split('|').map((cell) => cell.trim())
  return cells.length === 6 && !/^(code word|-+)$/.test(cells[1] ?? '') ? [cells.slice(1, 5)] : []
})

/** `scorecards` and `ScorecardView` speak of the same word. */
const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '')
const known = new Set(
  rows.flatMap(([term = '']) => term.split(/[ -]/).map((word) => singular(word.toLowerCase()))),
)

const exportsOf = async (): Promise<readonly (readonly [name: string, file: string])[]> => {
  const found: (readonly [string, string])[] = []
  for await (const file of glob('services/*/contract/*.ts', { cwd: root })) {
    const text = await readFile(`${root}/${file}`, 'utf8')
    for (const [, name = ''] of text.matchAll(/^export (?:const|type) ([A-Z]\w*)/gm))
      found.push([name, file])
  }
  return found
}

const wordsOf = (name: string): string[] =>
  (name.match(/[A-Z][a-z0-9]*/g) ?? []).map((word) => singular(word.toLowerCase()))

test('every schema and type of a contract is named in the words of the glossary', async () => {
  const names = await exportsOf()
  expect(names.length).toBeGreaterThan(100)
  const unknown = names.flatMap(([name, file]) =>
    wordsOf(name)
      .filter((word) => !known.has(word) && !plain.has(word))
      .map((word) => `${file}: ${word} in ${name}`),
  )
  expect([...new Set(unknown)]).toEqual([])
  const used = new Set(names.flatMap(([name]) => wordsOf(name)))
  expect([...plain].filter((word) => !used.has(word) || known.has(word))).toEqual([])
})

test('every word of the glossary has its term, its meaning and its source, and stands there once', () => {
  expect(rows.length).toBeGreaterThan(60)
  expect(rows.filter((cells) => cells.some((cell) => cell === ''))).toEqual([])
  const terms = rows.map(([term]) => term)
  expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([])
})
