import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { cache } from './places.mjs'
import { say } from './progress.mjs'

/**
 * Does the work while no other command of this user does work under the same name.
 * A lock whose owner is gone is taken over.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {string} [folder]
 * @returns {Promise<T>}
 */
export const underLock = async (name, work, folder = join(cache, 'locks')) => {
  const lock = join(folder, name)
  mkdirSync(folder, { recursive: true })
  for (let waited = 0; !taken(lock); waited += 1) {
    if (waited % 50 === 0)
      say(
        `  waiting for another command that holds "${name}" (process ${ownerOf(lock) ?? 'unknown'})`,
      )
    await pause(200)
  }
  const release = () => rmSync(lock, { recursive: true, force: true })
  process.on('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

/** @param {string} lock */
const taken = (lock) => {
  try {
    mkdirSync(lock)
    writeFileSync(join(lock, 'owner'), String(process.pid))
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const owner = ownerOf(lock)
    if (owner !== undefined && !alive(owner)) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

/** @param {string} lock */
const ownerOf = (lock) => {
  try {
    return Number(readFileSync(join(lock, 'owner'), 'utf8')) || undefined
  } catch {
    return undefined
  }
}

/** @param {number} pid */
const alive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
