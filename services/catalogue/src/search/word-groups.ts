import { z } from 'zod'
import groups from '../../data/word-groups.json' with { type: 'json' }
import { padded, syllables, toned } from './fold.ts'

/**
 * Words of the regions and of other languages for one thing. A product in the scope whose name has one of the `forms`
 * or `has` can also be found by all the `forms` and by `also`; a name with one of `unless` means something else.
 */
const WordGroup = z.strictObject({
  id: z.string(),
  sheets: z.array(z.number()).optional(),
  sectors: z.array(z.string()).optional(),
  forms: z.array(z.string()).default([]),
  has: z.array(z.string()).default([]),
  also: z.array(z.string()).default([]),
  unless: z.array(z.string()).default([]),
})

const tonedPhrase = (text: string): string => padded(syllables(text).map(toned))

const wordGroups = z
  .array(WordGroup)
  .parse(groups)
  .map((group) => ({
    ...group,
    formPhrases: group.forms.map(tonedPhrase),
    triggers: [...group.forms, ...group.has].map(tonedPhrase),
    exceptions: group.unless.map(tonedPhrase),
  }))
type Group = (typeof wordGroups)[number]

type Named = {
  readonly name: string
  readonly sheet: number | null
  readonly sector: string
}

/**
 * The other words for a product, those for what its name begins with first; a form comes with the words around the one
 * it stands for (`thịt heo hương`), so that a phrase is found as a phrase. A form counts only with its own marks: `trà`
 * is in no `cá tra`, `chè` in no `Ba Chẽ`; that is why it is decided here, where the name still has them, and not by
 * synonyms of an engine that folds.
 */
export const otherWords = ({ name, sheet, sector }: Named): readonly string[] => {
  const phrase = tonedPhrase(name)
  const found = wordGroups
    .filter((group) => isInScope(group, sheet, sector))
    .map((group) => ({ group, at: placeIn(phrase, group) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
  const words = found.flatMap(({ group }) => [...otherForms(name, phrase, group), ...group.also])
  return [...new Set([...words, ...splitNumbers(name)])].filter(
    (word) => !phrase.includes(tonedPhrase(word)),
  )
}

const wordsBefore = 2
const wordsAfter = 2

const otherForms = (name: string, phrase: string, group: Group): readonly string[] => {
  const own = group.formPhrases.find((form) => phrase.includes(form))
  if (own === undefined) return group.forms
  const words = syllables(name)
  const from = phrase.slice(0, phrase.indexOf(own)).split(' ').length - 1
  const to = from + own.trim().split(' ').length
  const before = words.slice(Math.max(0, from - wordsBefore), from)
  const after = words.slice(to, to + wordsAfter)
  return group.forms.map((form) => [...before, form, ...after].join(' '))
}

const isInScope = ({ sheets, sectors }: Group, sheet: number | null, sector: string): boolean =>
  (sheets === undefined || (sheet !== null && sheets.includes(sheet))) &&
  (sectors === undefined || sectors.includes(sector))

/** Where in the name the group's thing is said; -1 when it is not. A group of a whole sector needs no word. */
const placeIn = (phrase: string, { triggers, exceptions }: Group): number => {
  if (exceptions.some((exception) => phrase.includes(exception))) return -1
  if (triggers.length === 0) return phrase.length
  const places = triggers.map((trigger) => phrase.indexOf(trigger)).filter((at) => at >= 0)
  return places.length === 0 ? -1 : Math.min(...places)
}

/** `ST25` is also looked for as `ST 25`. */
const splitNumbers = (name: string): readonly string[] =>
  syllables(name)
    .filter((word) => /^\p{L}+\p{N}+$/u.test(word))
    .map((word) => word.replace(/(?<=\p{L})(?=\p{N})/u, ' '))

/** Every word there is in the groups, for the dictionary of what may be typed. */
export const groupWords: readonly string[] = wordGroups.flatMap(({ forms, also }) => [
  ...forms,
  ...also,
])
