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
 * The other words for a product. A form counts only with its own marks: `trà` is in no `cá tra`, `chè` in no `Ba Chẽ`;
 * that is why it is decided here, where the name still has them, and not by synonyms of an engine that folds.
 */
export const otherWords = ({ name, sheet, sector }: Named): readonly string[] => {
  const phrase = tonedPhrase(name)
  const found = wordGroups.filter(
    (group) => isInScope(group, sheet, sector) && isNamed(group, phrase),
  )
  const words = found.flatMap(({ forms, also }) => [...forms, ...also])
  return [...new Set([...words, ...splitNumbers(name)])].filter(
    (word) => !phrase.includes(tonedPhrase(word)),
  )
}

const isInScope = ({ sheets, sectors }: Group, sheet: number | null, sector: string): boolean =>
  (sheets === undefined || (sheet !== null && sheets.includes(sheet))) &&
  (sectors === undefined || sectors.includes(sector))

const isNamed = ({ triggers, exceptions }: Group, phrase: string): boolean =>
  (triggers.length === 0 || triggers.some((trigger) => phrase.includes(trigger))) &&
  !exceptions.some((exception) => phrase.includes(exception))

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
