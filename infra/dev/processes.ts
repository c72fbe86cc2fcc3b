import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

/** A process, told apart from a later one with the same number by when it began. */
export const ProcessMark = z.object({ pid: z.number().int().positive(), began: z.string() })
export type ProcessMark = z.infer<typeof ProcessMark>

/** @returns undefined when no such process runs */
export const markOf = (pid: number): ProcessMark | undefined => {
  const began = process.platform === 'linux' ? beganOnLinux(pid) : beganElsewhere(pid)
  return began === undefined ? undefined : { pid, began }
}

/** In `/proc/<pid>/stat` the state is the third field and the start the 22nd; the second, the name, may hold anything. */
const beganOnLinux = (pid: number): string | undefined => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

const beganElsewhere = (pid: number): string | undefined => {
  try {
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() ||
      undefined
    )
  } catch {
    return undefined
  }
}

/** Whether the process of that mark still runs. */
export const runs = (mark: ProcessMark): boolean => markOf(mark.pid)?.began === mark.began

/** Sends a signal when the process is still the marked one. */
export const signal = (mark: ProcessMark, name: NodeJS.Signals): void => {
  if (runs(mark)) attempt(mark.pid, name)
}

/** Kills what is left of the group that the marked process led. */
export const killGroup = (mark: ProcessMark): void => attempt(-mark.pid, 'SIGKILL')

const attempt = (target: number, name: NodeJS.Signals): void => {
  try {
    process.kill(target, name)
  } catch {
    // It ended between the look and the signal.
  }
}

/** @returns whether the process ended within the time */
export const endsWithin = async (mark: ProcessMark, ms: number): Promise<boolean> => {
  const until = Date.now() + ms
  while (runs(mark)) {
    if (Date.now() > until) return false
    await pause(50)
  }
  return true
}
