import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Outcome } from './program.ts'
import { sourceFiles } from './source-files.ts'

const linesMax = 300

/** Files grown past what one reads at a sitting; lint knows of TypeScript only, this of every kind. */
export const oversizeFiles = async (root: string): Promise<Outcome> => {
  const faults: string[] = []
  for (const file of await sourceFiles(root)) {
    const lines = (await readFile(join(root, file), 'utf8')).trimEnd().split('\n').length
    if (lines > linesMax)
      faults.push(`${file}: ${lines} lines, at most ${linesMax}. Split it by concept.`)
  }
  return { ok: faults.length === 0, output: faults.join('\n') }
}
