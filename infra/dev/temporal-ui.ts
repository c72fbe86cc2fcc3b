import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, temporalUiBuild } from './go-binaries.ts'
import type { Part } from './part.ts'
import type { Servers } from './servers.ts'

/** The operators' view of the processes as a part to start. */
export const temporalUiPart = async (
  state: string,
  port: number,
  { address, namespace }: Servers['temporal'],
): Promise<Part> => {
  const programs = await ensureBuilt(temporalUiBuild)
  const folder = join(state, 'temporal-ui')
  mkdirSync(folder, { recursive: true })
  const setting = {
    temporalGrpcAddress: address,
    host: '127.0.0.1',
    port,
    enableUi: true,
    defaultNamespace: namespace,
  }
  writeFileSync(join(folder, 'base.yaml'), JSON.stringify(setting))
  return {
    name: 'temporal-ui',
    tier: 'server',
    command: join(programs, 'server'),
    args: ['--root', state, '--config', 'temporal-ui', '--env', 'base', 'start'],
    env: { PATH: process.env['PATH'] ?? '' },
    ready: async () => (await fetch(`http://127.0.0.1:${port}/`)).ok,
  }
}
