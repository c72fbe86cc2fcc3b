import { setTimeout as pause } from 'node:timers/promises'
import type { OpenStack } from './stack.ts'

const downMs = 1_000

export type Disturbance = {
  /** Kills what is due at this act, without waiting: the act goes on meanwhile. */
  readonly at: (act: number) => void
  /** Resolves when everything killed serves again. @throws when a part did not come up */
  readonly over: () => Promise<void>
}

/** Kills parts as a power cut would while something plays, and starts each again after a moment. */
export const disturb = (
  { parts }: Pick<OpenStack, 'parts'>,
  kills: ReadonlyMap<number, readonly string[]>,
): Disturbance => {
  const ongoing = new Map<string, Promise<void>>()
  const strike = async (part: string, before: Promise<void>): Promise<void> => {
    await before
    await parts.kill(part)
    await pause(downMs)
    await parts.start(part)
  }
  return {
    at: (act) => {
      for (const part of kills.get(act) ?? []) {
        const struck = strike(part, ongoing.get(part) ?? Promise.resolve())
        // A failure is told by `over`; until then it must not end the process.
        struck.catch(() => undefined)
        ongoing.set(part, struck)
      }
    },
    over: async () => void (await Promise.all(ongoing.values())),
  }
}
