import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** What is built or fetched once per user and shared by every checkout. */
export const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'ocop')

/** State of this checkout's local runs. */
export const local = join(root, '.local')
