import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { underLock } from './cache-lock.mjs'
import { cache } from './places.mjs'
import { step } from './progress.mjs'
import { runTool } from './run-tool.mjs'
import { requireSpace } from './toolchain.mjs'
import { Trouble } from './trouble.mjs'

export type GoBuild = {
  readonly name: string
  readonly version: string
  readonly packages: readonly string[]
  /** What to expect on two cores. */
  readonly about: string
}

export const temporalBuild: GoBuild = {
  name: 'temporal',
  version: '1.32.0',
  packages: ['go.temporal.io/server/cmd/server', 'go.temporal.io/server/cmd/tools/sql'],
  about: 'about 4 minutes, the first time only',
}

export const temporalUiBuild: GoBuild = {
  name: 'temporal-ui',
  version: '2.54.1',
  packages: ['github.com/temporalio/ui-server/v2/cmd/server'],
  about: 'about 1 minute, the first time only',
}

export const objectStoreBuild: GoBuild = {
  name: 'versitygw',
  version: '1.8.0',
  packages: ['github.com/versity/versitygw/cmd/versitygw'],
  about: 'about 1 minute, the first time only',
}

const folderOf = ({ name, version }: GoBuild): string =>
  join(cache, 'bin', `${process.platform}-${process.arch}`, `${name}-${version}`)

/** @returns the folder with the built programs; builds them when this user never did */
export const ensureBuilt = async (build: GoBuild): Promise<string> => {
  const folder = folderOf(build)
  if (existsSync(folder)) return folder
  requireGo(build)
  return underLock('go-build', async () => {
    const label = `Building ${build.name} ${build.version}`
    if (!existsSync(folder)) await step(label, () => install(build, folder), { hint: build.about })
    return folder
  })
}

const install = async (build: GoBuild, folder: string): Promise<void> => {
  await requireSpace(cache, 4)
  const bins = join(cache, 'bin')
  mkdirSync(join(folder, '..'), { recursive: true })
  const building = mkdtempSync(join(bins, 'building-'))
  try {
    await runTool({
      doing: `Building ${build.name} ${build.version}`,
      command: 'go',
      args: ['install', ...build.packages.map((path) => `${path}@v${build.version}`)],
      env: { ...process.env, GOBIN: building },
      log: join(cache, 'logs', `go-${build.name}.log`),
    })
    renameSync(building, folder)
  } finally {
    rmSync(building, { recursive: true, force: true })
  }
}

const wanted = { major: 1, minor: 26 }

const requireGo = (build: GoBuild): void => {
  const version = goVersion()
  if (version === undefined)
    throw new Trouble(
      `Go is needed once to build ${build.name} and was not found. Install Go 1.26 or newer, or name servers that already run (TEMPORAL_ADDRESS, S3_ENDPOINT).`,
    )
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > wanted.major || (major === wanted.major && minor >= wanted.minor)) return
  throw new Trouble(
    `Go ${version} is too old to build ${build.name}. Install Go 1.26 or newer, or name servers that already run (TEMPORAL_ADDRESS, S3_ENDPOINT).`,
  )
}

const goVersion = (): string | undefined => {
  try {
    return /go(\d+\.\d+)/.exec(execFileSync('go', ['version'], { encoding: 'utf8' }))?.[1]
  } catch {
    return undefined
  }
}
