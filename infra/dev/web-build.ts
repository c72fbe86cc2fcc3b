import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { underLock } from './cache-lock.mjs'
import { local, root } from './places.mjs'
import { step } from './progress.mjs'
import { runTool } from './run-tool.mjs'

/** Everything the built pages are made of. */
const sources = [
  'web-store/src/**/*.*',
  'web-store/{public,build}/**/*.*',
  'web-store/{astro.config.ts,package.json,tsconfig.json}',
  'services/*/contract/**/*.*',
  'services/shared/*/src/**/*.ts',
  'pnpm-lock.yaml',
]

/** Builds the pages of the web-store, unless nothing changed since they were built last. */
export const ensureWebBuild = (logs: string): Promise<void> =>
  underLock(
    'web-build',
    async () => {
      const stamp = join(root, 'web-store', 'dist', '.built-from')
      const current = await fingerprint()
      if (existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return
      const doing = 'Building the pages'
      await step(doing, () =>
        runTool({
          doing,
          command: join(root, 'web-store', 'node_modules', '.bin', 'astro'),
          args: ['build'],
          cwd: join(root, 'web-store'),
          env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
          log: join(logs, 'web-build.log'),
        }),
      )
      writeFileSync(stamp, current)
    },
    join(local, 'locks'),
  )

const fingerprint = async (): Promise<string> => {
  const hash = createHash('sha256')
  const files = await Array.fromAsync(
    glob(sources, { cwd: root, exclude: ['**/node_modules/**', '**/*.test.ts'] }),
  )
  for (const file of files.toSorted()) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}
