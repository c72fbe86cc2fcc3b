import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { markOf, signal, type ProcessMark } from './processes.ts'
import type { Tier } from './run-record.ts'
import { Trouble } from './trouble.mjs'

/** One process of a run. */
export type Part = {
  readonly name: string
  readonly tier: Tier
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly stopSignal?: 'SIGTERM' | 'SIGINT'
  /** The account to run under, when it must not be our own. */
  readonly account?: { readonly uid: number; readonly gid: number }
  /** Whether it serves. Errors mean "not yet". */
  readonly ready: () => Promise<boolean>
}

export type RunningPart = {
  readonly part: Part
  readonly log: string
  /** Whether it is meant to run: then it is started again when it ends by itself. */
  wanted: boolean
  process?: ProcessMark
  crashes: number
}

/** What a part needs to know of its run. */
export type Run = {
  readonly say: (text: string) => void
  /** Called whenever a process came or went. */
  readonly record: () => void
  readonly isStopping: () => boolean
}

const readyWithinMs = 90_000
const crashesAtStart = 5
const steadyAfterMs = 30_000

/** Starts the part, unless it runs. @throws Trouble, with the end of its log, when it does not come up to serve */
export const bringUp = async (run: Run, running: RunningPart): Promise<void> => {
  if (run.isStopping()) throw new Trouble('Stopped before everything was ready.')
  if (!running.process) turnOver(running.log)
  running.wanted = true
  running.crashes = 0
  if (!running.process) launch(run, running)
  const until = Date.now() + readyWithinMs
  while (!(running.process && (await running.part.ready().catch(() => false)))) {
    if (run.isStopping()) throw new Trouble('Stopped before everything was ready.')
    if (Date.now() > until || running.crashes >= crashesAtStart) giveUp(running)
    await pause(100)
  }
}

const giveUp = (running: RunningPart): never => {
  running.wanted = false
  throw new Trouble(
    `${running.part.name} does not come up. The end of ${running.log}:\n${endOf(running.log)}`,
  )
}

/** Ends a part as a power cut would, and leaves it down. */
export const cutOff = async (running: RunningPart): Promise<void> => {
  running.wanted = false
  if (running.process) signal(running.process, 'SIGKILL')
  while (running.process) await pause(20)
}

const launch = (run: Run, running: RunningPart): void => {
  const { part, log } = running
  const child = spawnPart(part, log)
  const mark = child.pid === undefined ? undefined : markOf(child.pid)
  if (mark) running.process = mark
  run.record()
  const began = Date.now()
  child.once('error', (error) => run.say(`✗ ${part.name} cannot be started: ${error.message}`))
  child.once('close', (code, by) => {
    if (running.process === mark) delete running.process
    run.record()
    if (Date.now() - began > steadyAfterMs) running.crashes = 0
    if (running.wanted && !run.isStopping()) startAgain(run, running, by ?? `code ${code}`)
  })
}

const startAgain = (run: Run, running: RunningPart, end: string): void => {
  running.crashes += 1
  const wait = Math.min(250 * 2 ** running.crashes, 10_000)
  run.say(
    `! ${running.part.name} ended (${end}); starting it again in ${wait / 1_000} s, see ${running.log}`,
  )
  setTimeout(() => {
    if (running.wanted && !run.isStopping() && !running.process) launch(run, running)
  }, wait)
}

const spawnPart = (part: Part, log: string): ChildProcess => {
  const out = openSync(log, 'a')
  try {
    // A session of its own: Ctrl-C in the terminal reaches only the starter, which then stops all in order.
    return spawn(part.command, part.args, {
      env: { ...part.env },
      detached: true,
      stdio: ['ignore', out, out],
      ...part.account,
    })
  } finally {
    closeSync(out)
  }
}

/** Keeps the log of the time before. */
const turnOver = (log: string): void => {
  if (existsSync(log)) renameSync(log, `${log}.before`)
}

const endOf = (log: string): string =>
  existsSync(log)
    ? readFileSync(log, 'utf8').trim().split('\n').slice(-12).join('\n')
    : '(nothing was written)'
