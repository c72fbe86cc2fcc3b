import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Part } from './part.ts'

/** The machine's own Meilisearch as a part to start. @returns undefined when the machine has none */
export const meiliPart = (state: string, port: number, key: string): Part | undefined => {
  const command = onPath('meilisearch')
  if (!command) return undefined
  return {
    name: 'meilisearch',
    tier: 'server',
    command,
    args: [
      '--http-addr',
      `127.0.0.1:${port}`,
      '--db-path',
      join(state, 'meilisearch'),
      '--no-analytics',
    ],
    env: { PATH: process.env['PATH'] ?? '', MEILI_MASTER_KEY: key },
    ready: async () => (await fetch(`http://127.0.0.1:${port}/health`)).ok,
  }
}

const onPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
