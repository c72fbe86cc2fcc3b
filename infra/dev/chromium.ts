import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { step } from './progress.mjs'
import { runTool } from './run-tool.mjs'

export type Browser = { readonly path: string } | { readonly missing: string }

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const application = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The machine's Chromium; on Debian and as root it is installed when there is none. */
export const findChromium = async (logs: string): Promise<Browser> => {
  const known = installed()
  if (known) return { path: known }
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version'))
    return { missing: 'no Chromium on this machine; install one or name it in CHROMIUM_PATH' }
  try {
    await step('Installing Chromium with apt-get', () => install(join(logs, 'chromium.log')))
  } catch {
    return {
      missing: 'apt-get could not install Chromium; install one or name it in CHROMIUM_PATH',
    }
  }
  const path = installed()
  return path ? { path } : { missing: 'apt-get installed Chromium, but its program was not found' }
}

const install = async (log: string): Promise<void> => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]): Promise<string> =>
    runTool({ doing: 'Installing Chromium', command: 'apt-get', args, env, log })
  await apt('update')
  await apt('install', '--yes', '--no-install-recommends', 'chromium')
}

const installed = (): string | undefined => {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  return [process.env['CHROMIUM_PATH'] ?? '', ...onPath, application].find(isProgram)
}

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return path !== ''
  } catch {
    return false
  }
}
