import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { troubleIn } from './trouble.mjs'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

// A tool has a process group of its own; ending the group also ends the compilers it started.
process.on('exit', () => {
  for (const child of running) if (child.pid) endGroup(child.pid)
})

/** @param {number} pid */
const endGroup = (pid) => {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended by itself in the meantime.
  }
}

/**
 * Runs a tool to its end, its output kept in a log.
 * @param {{ doing: string, command: string, args: string[], log: string, env?: NodeJS.ProcessEnv, cwd?: string }} tool
 * @returns {Promise<string>} what it wrote
 * @throws Trouble saying what failed and where to read on
 */
export const runTool = ({ doing, command, args, log, env = process.env, cwd }) =>
  new Promise((resolve, reject) => {
    mkdirSync(dirname(log), { recursive: true })
    const file = createWriteStream(log)
    const child = spawn(command, args, {
      env,
      cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output = (output + chunk).slice(-200_000)
        file.write(chunk)
      })
    child.on('error', (error) => {
      running.delete(child)
      reject(troubleIn(doing, String(error), log))
    })
    child.on('close', (code) => {
      running.delete(child)
      file.end()
      if (code === 0) resolve(output)
      else reject(troubleIn(doing, output, log))
    })
  })
