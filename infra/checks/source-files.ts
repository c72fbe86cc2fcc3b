import { glob } from 'node:fs/promises'

const left = new Set(['node_modules', 'dist', '.astro', '.local', '.git'])

/** Our own source files below a root, as relative paths in order. */
export const sourceFiles = async (root: string): Promise<readonly string[]> => {
  const found = glob('**/*.{ts,tsx,astro,mjs}', {
    cwd: root,
    exclude: (path) => path.split('/').some((part) => left.has(part)),
  })
  return (await Array.fromAsync(found)).toSorted()
}
