import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { underLock } from './cache-lock.mjs'
import { cache } from './places.mjs'
import { step } from './progress.mjs'
import { runTool } from './run-tool.mjs'
import { Trouble } from './trouble.mjs'

const nodeVersion = '26.10.0'
const pnpmVersion = '12.21.0'
const platform = `${process.platform}-${process.arch}`

/**
 * A Node that strips types: the one running, when it is new enough, else one from npm, kept in the cache.
 * @returns {Promise<string>} its path
 */
export const ensureNode = async () => {
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  const folder = await ensurePackage(
    `node-${platform}`,
    nodeVersion,
    `Fetching Node ${nodeVersion}`,
  )
  return join(folder, 'node_modules', `node-${platform}`, 'bin', 'node')
}

/** @returns {Promise<string>} the path of the pnpm this project is installed with */
export const ensurePnpm = async () => {
  const name = `@pnpm/exe.${platform}`
  const folder = await ensurePackage(name, pnpmVersion, `Fetching pnpm ${pnpmVersion}`)
  return join(folder, 'node_modules', name, 'pnpm')
}

/** @type {(name: string, version: string, doing: string) => Promise<string>} */
const ensurePackage = async (name, version, doing) => {
  if (!/^(linux|darwin)-(x64|arm64)$/.test(platform))
    throw new Trouble(
      `This platform (${platform}) is not supported. Use Linux or macOS on x64 or arm64, or run it in a container.`,
    )
  const folder = join(cache, 'tools', `${name.replace(/[@/]/g, '_')}-${version}`)
  if (existsSync(folder)) return folder
  return underLock('tools', async () => {
    if (!existsSync(folder))
      await step(doing, () => fetchPackage(`${name}@${version}`, folder, doing))
    return folder
  })
}

/** @type {(spec: string, folder: string, doing: string) => Promise<void>} */
const fetchPackage = async (spec, folder, doing) => {
  await requireSpace(cache, 1)
  mkdirSync(join(cache, 'tools'), { recursive: true })
  const building = mkdtempSync(join(cache, 'tools', 'fetching-'))
  const args = [
    'install',
    '--prefix',
    building,
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    spec,
  ]
  try {
    await runTool({ doing, ...npm(args), log: join(cache, 'logs', 'npm.log') })
    renameSync(building, folder)
  } finally {
    rmSync(building, { recursive: true, force: true })
  }
}

/** The npm that started this command, else the one on the PATH. @param {string[]} args */
const npm = (args) => {
  const cli = process.env['npm_execpath']
  if (cli?.endsWith('npm-cli.js')) return { command: process.execPath, args: [cli, ...args] }
  return { command: 'npm', args }
}

/**
 * @param {string} folder
 * @param {number} gigabytes
 * @throws Trouble when there is less free space
 */
export const requireSpace = async (folder, gigabytes) => {
  mkdirSync(folder, { recursive: true })
  const { bavail, bsize } = await statfs(folder)
  const free = (bavail * bsize) / 1e9
  if (free < gigabytes)
    throw new Trouble(
      `${folder} has ${free.toFixed(1)} GB left and ${gigabytes} GB are needed. Free some space (or set XDG_CACHE_HOME to a larger disk for the cache) and run the command again.`,
    )
}
