import { spawn } from 'node:child_process'
import { delimiter, dirname } from 'node:path'

export type Outcome = { readonly ok: boolean; readonly output: string }

/** Runs a checking program. @returns whether it found nothing, and what it wrote */
export const runProgram = (
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<Outcome> =>
  new Promise((resolve) => {
    // Programs find each other (oxlint its type-aware half) and our Node on the PATH.
    const path = [dirname(command), dirname(process.execPath), process.env['PATH']].join(delimiter)
    const env = {
      ...process.env,
      PATH: path,
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      ASTRO_TELEMETRY_DISABLED: '1',
    }
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const end = (): void => void child.kill('SIGKILL')
    process.once('exit', end)
    const written: Buffer[] = []
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => void written.push(chunk))
    child.once('error', (error) =>
      resolve({ ok: false, output: `${command} cannot be run: ${error.message}` }),
    )
    child.once('close', (code) => {
      process.off('exit', end)
      resolve({ ok: code === 0, output: Buffer.concat(written).toString().trim() })
    })
  })
