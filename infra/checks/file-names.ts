import { basename } from 'node:path'
import type { Outcome } from './program.ts'
import { sourceFiles } from './source-files.ts'

/** Names that say nothing about what is inside. */
const empty = new Set(
  'manager helper helpers util utils common misc data info base impl dto enum enums'.split(' '),
)

/** Files whose name is empty, is not kebab-case (components: PascalCase), or is a barrel. */
export const faultyNames = async (root: string): Promise<Outcome> => {
  const faults = (await sourceFiles(root)).flatMap(faultsOf)
  return { ok: faults.length === 0, output: faults.join('\n') }
}

const faultsOf = (file: string): string[] => {
  const name = basename(file)
  const stem = name.replace(/(\.(test|config|d|vi|en))?\.[a-z]+$/, '')
  return [
    ...(isBarrel(file) ? [`${file}: a barrel. Import from the file that holds the thing.`] : []),
    ...(stem.split('-').some((word) => empty.has(word)) || /(^|-)service$/.test(stem)
      ? [`${file}: the name does not say what is inside.`]
      : []),
    ...(isWellFormed(file, stem) ? [] : [`${file}: files are kebab-case, components PascalCase.`]),
  ]
}

/** The workflow bundle has one entry by the engine's rule; pages are named by their address. */
const isBarrel = (file: string): boolean =>
  /(^|\/)index\.tsx?$/.test(file) &&
  file !== 'workflows/src/index.ts' &&
  !file.startsWith('web-store/src/pages/')

const isWellFormed = (file: string, stem: string): boolean => {
  if (file.startsWith('web-store/src/pages/')) return true
  if (/\.(tsx|astro)$/.test(file)) return /^([A-Z][A-Za-z0-9]*|[a-z0-9]+(-[a-z0-9]+)*)$/.test(stem)
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem)
}
