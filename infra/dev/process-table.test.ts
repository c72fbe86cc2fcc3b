import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Part } from './part.ts'
import { freePort } from './ports.ts'
import { openTable, type ProcessTable } from './process-table.ts'
import { runs, type ProcessMark } from './processes.ts'
import { readRun, type RecordedPart } from './run-record.ts'

let place: string
let runFile: string
let table: ProcessTable
const said: string[] = []

const open = (): ProcessTable =>
  openTable({ runFile, logs: join(place, 'logs'), say: (text) => void said.push(text) })

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'ocop-table-'))
  runFile = join(place, 'run.json')
  said.length = 0
  table = open()
})

afterEach(async () => {
  await table.stopNow()
  await rm(place, { recursive: true, force: true })
})

const aServer = async (name: string, program = serving): Promise<Part & { url: string }> => {
  const url = `http://127.0.0.1:${await freePort()}/`
  return {
    name,
    tier: 'platform',
    command: process.execPath,
    args: ['-e', program],
    env: { PORT: new URL(url).port },
    ready: async () => (await fetch(url)).ok,
    url,
  }
}

const serving =
  "require('http').createServer((_, res) => res.end('here')).listen(process.env.PORT, '127.0.0.1')"

const processOf = (name: string): ProcessMark => {
  const part = readRun(runFile)?.parts.find((each: RecordedPart) => each.name === name)
  if (!part) throw new Error(`${name} is not recorded`)
  return part.process
}

const answers = async (url: string): Promise<boolean> => (await fetch(url)).ok

test('a part that is started serves, and is gone after the stop', async () => {
  const part = await aServer('bench')
  await table.start(part)
  expect(await answers(part.url)).toBe(true)
  const mark = processOf('bench')
  await table.stop()
  expect(runs(mark)).toBe(false)
  expect(readRun(runFile)).toBeUndefined()
})

test('a part that crashes is started again', async () => {
  const part = await aServer('bench')
  await table.start(part)
  const first = processOf('bench')
  process.kill(first.pid, 'SIGKILL')
  await vi.waitUntil(async () => !runs(first) && (await answers(part.url).catch(() => false)), {
    timeout: 10_000,
  })
  expect(processOf('bench').pid).not.toBe(first.pid)
  expect(said.join()).toContain('bench ended (SIGKILL)')
})

test('a part that is killed stays down until it is started again', async () => {
  const part = await aServer('bench')
  await table.start(part)
  await table.kill('bench')
  await expect(answers(part.url)).rejects.toThrow()
  await table.again('bench')
  expect(await answers(part.url)).toBe(true)
})

test('a part that never comes up is reported with the end of its log', async () => {
  const part = await aServer('bench', "process.stderr.write('no such database'); process.exit(3)")
  await expect(table.start(part)).rejects.toThrow(/bench does not come up.*no such database/s)
})

test('a part that ignores the gentle signal is ended all the same', async () => {
  const part = await aServer('bench', `process.on('SIGTERM', () => {}); ${serving}`)
  await table.start(part)
  const mark = processOf('bench')
  await table.stopNow()
  expect(runs(mark)).toBe(false)
})

test('when the starter is killed outright, nothing it started is left', async () => {
  const port = await freePort()
  const file = join(place, 'other-run.json')
  const program = `
    const { openTable } = await import(${JSON.stringify(new URL('process-table.ts', import.meta.url).href)})
    const table = openTable({ runFile: ${JSON.stringify(file)}, logs: ${JSON.stringify(place)}, say: () => {} })
    await table.start({
      name: 'bench', tier: 'platform', command: process.execPath, args: ['-e', ${JSON.stringify(serving)}],
      env: { PORT: '${port}' }, ready: async () => (await fetch('http://127.0.0.1:${port}/')).ok,
    })
    process.stdout.write('up')`
  const starter = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(starter.stdout, 'data')
  const [part] = readRun(file)?.parts ?? []
  if (!part) throw new Error('the part was not recorded')
  starter.kill('SIGKILL')
  await vi.waitUntil(() => !runs(part.process), { timeout: 10_000 })
  await vi.waitUntil(() => readRun(file) === undefined, { timeout: 10_000 })
})

test('a process that took over the number of an old one is not ours', async () => {
  const part = await aServer('bench')
  await table.start(part)
  const mark = processOf('bench')
  expect(runs({ ...mark, began: `${mark.began}0` })).toBe(false)
})

test('what a part writes is kept in its log', async () => {
  const part = await aServer('bench', `console.log('I am up'); ${serving}`)
  await table.start(part)
  expect(await readFile(join(place, 'logs', 'bench.log'), 'utf8')).toContain('I am up')
})
